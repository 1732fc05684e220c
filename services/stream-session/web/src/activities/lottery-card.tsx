import type { ShownLottery } from '@shopcast/contracts/room';
import { useSpeech } from '@shopcast/page';
import { elapsed } from '@shopcast/page/numerals';
import type { RoomClient } from '@shopcast/room-client';
import { useState } from 'react';
import type { Ask } from '../api/ask.js';
import { useNow } from '../clock/use-now.js';
import { useActivityTexts } from '../language/activity-texts.js';
import { refusalText } from '../language/refusal-text.js';
import type { RoomSession } from '../room/room-view.js';
import './activity-card.css';
import { sessionLeftMs } from './session-left.js';
import { type Entry, useEntry } from './use-entry.js';

interface LotteryCardProps {
  readonly ask: Ask;
  readonly client: RoomClient | null;
  readonly session: RoomSession;
  readonly lottery: ShownLottery;
}

/** A lottery while it is open, and who has won when it is drawn. One that was drawn before shows itself to winners only. */
export function LotteryCard({ ask, client, session, lottery }: LotteryCardProps) {
  const { lottery: texts } = useActivityTexts();
  const { numerals } = useSpeech();
  const entry = useEntry(ask, client, session.sessionId, lottery);
  const [isOld] = useState(lottery.state === 'drawn');
  const [isClosed, setIsClosed] = useState(false);
  const hasWon = lottery.winners.some(({ entrant }) => entrant === entry.entrant);
  if (isClosed || (isOld && !hasWon)) return null;

  return (
    <section className="activity-card" data-lottery={lottery.lotteryId} data-state={lottery.state}>
      <header className="activity-card__head">
        <span>{texts.title}</span>
        <span className="activity-card__aside">{texts.entrants(numerals.count(lottery.entrants))}</span>
        {lottery.state === 'drawn' && <CloseButton label={texts.close} onClose={() => setIsClosed(true)} />}
      </header>
      <strong className="activity-card__title">{lottery.prize}</strong>
      {lottery.state === 'open' ? (
        <OpenLottery session={session} lottery={lottery} entry={entry} />
      ) : (
        <Drawn lottery={lottery} isIn={entry.entrant !== null} hasWon={hasWon} />
      )}
    </section>
  );
}

interface OpenLotteryProps {
  readonly session: RoomSession;
  readonly lottery: ShownLottery;
  readonly entry: Entry;
}

function OpenLottery({ session, lottery, entry }: OpenLotteryProps) {
  const { lottery: texts, refusals } = useActivityTexts();
  const { numerals } = useSpeech();
  const leftMs = Math.max(0, sessionLeftMs(session, lottery.endsAt, useNow(500)));
  const { keyword } = lottery;
  return (
    <div className="activity-card__row">
      <span className="activity-card__aside">
        {texts.winners(numerals.count(lottery.winnerCount))} · {elapsed(leftMs / 1000)}
      </span>
      {entry.entrant !== null ? (
        <span className="activity-card__state" role="status">
          {texts.in}
        </span>
      ) : (
        <button type="button" className="activity-card__deed" disabled={entry.isBusy} onClick={entry.enter}>
          {keyword === null ? texts.takePart : texts.write(keyword)}
        </button>
      )}
      {entry.refusal !== null && <p role="alert">{refusalText(refusals, entry.refusal)}</p>}
    </div>
  );
}

interface DrawnProps {
  readonly lottery: ShownLottery;
  readonly isIn: boolean;
  readonly hasWon: boolean;
}

function Drawn({ lottery, isIn, hasWon }: DrawnProps) {
  const { lottery: texts } = useActivityTexts();
  const { winners } = lottery;
  return (
    <>
      {isIn && (
        <p className="activity-card__result" data-won={hasWon || undefined} role="status">
          {hasWon ? texts.won : texts.lost}
        </p>
      )}
      <p className="activity-card__aside">
        {winners.length === 0 ? texts.nobody : winners.map(({ author }) => author).join(' · ')}
      </p>
    </>
  );
}

function CloseButton({ label, onClose }: { readonly label: string; onClose(): void }) {
  return (
    <button type="button" className="activity-card__close" aria-label={label} onClick={onClose}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="m5 5 10 10M15 5 5 15" />
      </svg>
    </button>
  );
}
