import type { EventClock } from '../clock/event-clock.js';
import { SessionClock } from '../clock/session-clock.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import { SessionBadges } from './session-badges.js';
import './session-header.css';

interface SessionHeaderProps {
  readonly session: SessionMetrics;
  readonly clock: EventClock | null;
}

export function SessionHeader({ session, clock }: SessionHeaderProps) {
  return (
    <header className="session-header">
      <h1>{session.title}</h1>
      <SessionBadges session={session} />
      <SessionClock session={session} clock={clock} />
    </header>
  );
}
