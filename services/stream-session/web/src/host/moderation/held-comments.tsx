import { useSpeech } from '@shopcast/page';
import type { Ask } from '../../api/ask.js';
import { usePolled } from '../../api/use-polled.js';
import { useModerationTexts } from '../../language/moderation-texts.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';

interface HeldCommentsProps {
  readonly ask: Ask;
  readonly sessionId: string;
}

interface HeldComment {
  readonly commentId: string;
  readonly text: string;
}

const EVERY_MS = 3_000;

/** Comments that somebody looks at before the room sees them; whichever waits longest comes first. */
export function HeldComments({ ask, sessionId }: HeldCommentsProps) {
  const texts = useModerationTexts();
  const { numerals } = useSpeech();
  const deed = useDeed();
  const address = `/v1/sessions/${sessionId}/held-comments`;
  const { answer: held, read } = usePolled<{ items: readonly HeldComment[] }>(ask, `${address}?limit=50`, EVERY_MS);
  if (held === null) return null;
  const decide = (commentId: string, state: 'approved' | 'refused') =>
    void deed.run(() => ask(`${address}/${commentId}`, { method: 'PUT', body: { state } })).then(read);

  return (
    <div className="moderation-desk__part">
      <h3>{texts.held(numerals.count(held.items.length))}</h3>
      {held.items.length === 0 && <p className="host-hint">{texts.noneHeld}</p>}
      <ProblemNote problem={deed.problem} />
      <ul className="moderation-desk__list">
        {held.items.map(({ commentId, text }) => (
          <li key={commentId} data-held={commentId}>
            <span>{text}</span>
            <Decision
              name={texts.approve}
              text={text}
              isBusy={deed.isBusy}
              onPress={() => decide(commentId, 'approved')}
            />
            <Decision
              name={texts.refuse}
              text={text}
              isBusy={deed.isBusy}
              onPress={() => decide(commentId, 'refused')}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface DecisionProps {
  readonly name: string;
  readonly text: string;
  readonly isBusy: boolean;
  onPress(): void;
}

function Decision({ name, text, isBusy, onPress }: DecisionProps) {
  return (
    <button type="button" className="small-button" aria-label={`${name}: ${text}`} disabled={isBusy} onClick={onPress}>
      {name}
    </button>
  );
}
