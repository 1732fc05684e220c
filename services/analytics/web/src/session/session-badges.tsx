import { useLanguage } from '../language/language-context.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import './session-badges.css';

/** State, medium, and whether this is a rehearsal. */
export function SessionBadges({ session }: { readonly session: SessionMetrics }) {
  const { messages, numerals } = useLanguage();
  const { sessionState, medium, timeScale } = session;
  const speed = numerals.count(timeScale);
  return (
    <p className="session-badges">
      <span className="badge" data-session-state={sessionState}>
        {messages.sessionStates[sessionState]}
      </span>
      <span className="badge" data-medium={medium}>
        {messages.media[medium]}
      </span>
      {timeScale !== 1 && (
        <span className="badge" title={messages.session.rehearsalMeaning(speed)} data-rehearsal>
          {messages.session.rehearsal(speed)}
        </span>
      )}
    </p>
  );
}
