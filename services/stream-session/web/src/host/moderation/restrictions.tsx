import { useSpeech } from '@shopcast/page';
import type { Ask } from '../../api/ask.js';
import { usePolled } from '../../api/use-polled.js';
import { useModerationTexts } from '../../language/moderation-texts.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';

interface RestrictionsProps {
  readonly ask: Ask;
  readonly sessionId: string;
}

interface Restriction {
  readonly restrictionId: string;
  readonly viewerId: string;
  readonly kind: 'mute' | 'ban';
  readonly until: string | null;
}

const EVERY_MS = 5_000;

/** Who may not write in this session, or not be in its room, and the way back for them. */
export function Restrictions({ ask, sessionId }: RestrictionsProps) {
  const texts = useModerationTexts();
  const { numerals } = useSpeech();
  const deed = useDeed();
  const address = '/v1/moderation/restrictions';
  const standing = `${address}?state=standing&limit=100&sessionId=${sessionId}`;
  const { answer: restrictions, read } = usePolled<{ items: readonly Restriction[] }>(ask, standing, EVERY_MS);
  if (restrictions === null) return null;
  const { items } = restrictions;
  const lift = (id: string) => void deed.run(() => ask(`${address}/${id}`, { method: 'DELETE' })).then(read);

  return (
    <div className="moderation-desk__part">
      <h3>{texts.restricted(numerals.count(items.length))}</h3>
      {items.length === 0 && <p className="host-hint">{texts.noneRestricted}</p>}
      <ProblemNote problem={deed.problem} />
      <ul className="moderation-desk__list">
        {items.map(({ restrictionId, viewerId, kind, until }) => (
          <li key={restrictionId} data-restriction={kind}>
            <span>
              <strong>{texts.kinds[kind]}</strong> {viewerId} {until !== null && texts.until(numerals.day(until))}
            </span>
            <button
              type="button"
              className="small-button"
              aria-label={`${texts.lift}: ${viewerId}`}
              disabled={deed.isBusy}
              onClick={() => lift(restrictionId)}
            >
              {texts.lift}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
