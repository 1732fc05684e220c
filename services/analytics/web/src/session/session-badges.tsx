import { Badge } from '@shopcast/page';
import { useLanguage } from '../language/use-language.js';
import type { SessionMetrics } from '../measurement/measurement.js';
import './session-badges.css';

/** State, medium, and whether this is a rehearsal. */
export function SessionBadges({ session }: { readonly session: SessionMetrics }) {
  const { messages, numerals } = useLanguage();
  const { sessionState, medium, timeScale } = session;
  const speed = numerals.count(timeScale);
  return (
    <p className="session-badges">
      <Badge state={sessionState}>{messages.sessionStates[sessionState]}</Badge>
      <Badge>{messages.media[medium]}</Badge>
      {timeScale !== 1 && (
        <Badge title={messages.session.rehearsalMeaning(speed)} isRehearsal>
          {messages.session.rehearsal(speed)}
        </Badge>
      )}
    </p>
  );
}
