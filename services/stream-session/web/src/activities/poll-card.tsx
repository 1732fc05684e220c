import type { ShownPoll } from '@shopcast/contracts/room';
import { useSpeech } from '@shopcast/page';
import type { RoomClient } from '@shopcast/room-client';
import { useState, type CSSProperties } from 'react';
import type { Ask } from '../api/ask.js';
import { useActivityTexts } from '../language/activity-texts.js';
import { refusalText } from '../language/refusal-text.js';
import './activity-card.css';
import { useVote } from './use-vote.js';

interface PollCardProps {
  readonly ask: Ask;
  readonly client: RoomClient | null;
  readonly sessionId: string;
  readonly poll: ShownPoll;
}

/** A question to the room. Who has voted sees how the others did; a result from before is not shown again. */
export function PollCard({ ask, client, sessionId, poll }: PollCardProps) {
  const { poll: texts, lottery, refusals } = useActivityTexts();
  const { numerals } = useSpeech();
  const { chosen, refusal, vote } = useVote(ask, client, sessionId, poll);
  const [isHidden, setIsHidden] = useState(poll.state === 'closed');
  if (isHidden) return null;
  const total = poll.votes.reduce((sum, votes) => sum + votes, 0);
  const isOver = poll.state === 'closed';

  return (
    <section className="activity-card" data-poll={poll.pollId} data-state={poll.state}>
      <header className="activity-card__head">
        <span>{isOver ? texts.over : texts.title}</span>
        <span className="activity-card__aside">{texts.votes(numerals.count(total))}</span>
        {isOver && (
          <button
            type="button"
            className="activity-card__close"
            aria-label={lottery.close}
            onClick={() => setIsHidden(true)}
          >
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <path d="m5 5 10 10M15 5 5 15" />
            </svg>
          </button>
        )}
      </header>
      <strong className="activity-card__title">{poll.question}</strong>
      <ul className="poll-options">
        {poll.options.map((option, index) => (
          <li key={option}>
            <button
              type="button"
              className="poll-option"
              aria-pressed={chosen === index}
              disabled={isOver || chosen !== null}
              style={
                {
                  '--share': isOver || chosen !== null ? (poll.votes[index] ?? 0) / Math.max(1, total) : 0,
                } as CSSProperties
              }
              onClick={() => vote(index)}
            >
              <span>{option}</span>
              {(isOver || chosen !== null) && <span>{numerals.count(poll.votes[index] ?? 0)}</span>}
              {chosen === index && <span className="visually-hidden">{texts.yours}</span>}
            </button>
          </li>
        ))}
      </ul>
      {refusal !== null && <p role="alert">{refusalText(refusals, refusal)}</p>}
    </section>
  );
}
