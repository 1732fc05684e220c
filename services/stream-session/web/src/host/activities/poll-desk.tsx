import type { ShownPoll } from '@shopcast/contracts/room';
import { useSpeech } from '@shopcast/page';
import type { Ask } from '../../api/ask.js';
import { useActivityTexts } from '../../language/activity-texts.js';
import { useDeed } from '../form/use-deed.js';
import { DeskNote } from './desk-note.js';
import { NewPoll } from './new-poll.js';

interface PollDeskProps {
  readonly ask: Ask;
  readonly sessionId: string;
  readonly isOpen: boolean;
  readonly poll: ShownPoll | null;
}

/** Asks the room, and shows what it answers while it does. */
export function PollDesk({ ask, sessionId, isOpen, poll }: PollDeskProps) {
  const { desk } = useActivityTexts();
  const deed = useDeed();
  const path = `/v1/sessions/${sessionId}/polls`;
  const close = (pollId: string) => void deed.run(() => ask(`${path}/${pollId}/closing`, { method: 'POST' }));
  return (
    <section className="panel" data-desk="poll">
      <h2>{desk.poll.title}</h2>
      {poll !== null && <Tally poll={poll} />}
      {poll?.state === 'open' ? (
        <button type="button" className="small-button" disabled={deed.isBusy} onClick={() => close(poll.pollId)}>
          {desk.poll.close}
        </button>
      ) : (
        <NewPoll ask={ask} path={path} isOpen={isOpen} />
      )}
      <DeskNote problem={deed.problem} />
    </section>
  );
}

function Tally({ poll }: { readonly poll: ShownPoll }) {
  const { poll: words } = useActivityTexts();
  const { numerals } = useSpeech();
  const total = poll.votes.reduce((sum, votes) => sum + votes, 0);
  return (
    <div className="activity-desk__words" data-poll-state={poll.state}>
      <strong>{poll.question}</strong>
      <ul className="activity-desk__tally">
        {poll.options.map((option, index) => (
          <li key={option}>
            <span>{option}</span>
            <meter min={0} max={Math.max(1, total)} value={poll.votes[index] ?? 0} aria-label={option} />
            <span>{numerals.count(poll.votes[index] ?? 0)}</span>
          </li>
        ))}
      </ul>
      <span>{words.votes(numerals.count(total))}</span>
    </div>
  );
}
