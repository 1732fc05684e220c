import { useEffect, useState } from 'react';
import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import { clockFace } from '@shopcast/page/numerals';
import { eventTimeAt, type EventClock } from './event-clock.js';
import './session-clock.css';

interface SessionClockProps {
  readonly session: SessionMetrics;
  readonly clock: EventClock | null;
}

/** Event time since the start: it runs at the session's own speed, and stands still after the end. */
export function SessionClock({ session, clock }: SessionClockProps) {
  const { messages } = useLanguage();
  const { startedAt, endedAt, watermark } = session;
  const isRunning = startedAt !== null && endedAt === null;
  const nowMs = useNow(isRunning);
  if (startedAt === null) return <p className="session-clock session-clock--waiting">{messages.session.notStarted}</p>;

  const runningMs = clock === null ? Date.parse(watermark ?? startedAt) : eventTimeAt(clock, nowMs);
  const atMs = endedAt === null ? runningMs : Date.parse(endedAt);
  return (
    <p className="session-clock">
      <time className="session-clock__face">{clockFace((atMs - Date.parse(startedAt)) / 1000)}</time>
      <span className="session-clock__label">
        {endedAt === null ? messages.session.sinceStart : messages.overview.length}
      </span>
    </p>
  );
}

const tickMs = 250;

function useNow(isRunning: boolean): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNowMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [isRunning]);
  return nowMs;
}
