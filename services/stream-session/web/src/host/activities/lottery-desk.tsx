import type { ShownLottery } from '@shopcast/contracts/room';
import { useSpeech } from '@shopcast/page';
import { useEffect, useState } from 'react';
import type { Ask } from '../../api/ask.js';
import { useActivityTexts } from '../../language/activity-texts.js';
import { useDeed } from '../form/use-deed.js';
import { DeskNote } from './desk-note.js';
import { NewLottery } from './new-lottery.js';

interface LotteryDeskProps {
  readonly ask: Ask;
  readonly sessionId: string;
  readonly isOpen: boolean;
  readonly lottery: ShownLottery | null;
}

/** Opens lotteries, draws them before their time, and tells who is to get the prizes. */
export function LotteryDesk({ ask, sessionId, isOpen, lottery }: LotteryDeskProps) {
  const { lottery: words, desk } = useActivityTexts();
  const { numerals } = useSpeech();
  const deed = useDeed();
  const path = `/v1/sessions/${sessionId}/lotteries`;
  const draw = (lotteryId: string) => void deed.run(() => ask(`${path}/${lotteryId}/draw`, { method: 'POST' }));

  return (
    <section className="panel" data-desk="lottery">
      <h2>{desk.lottery.title}</h2>
      {lottery?.state === 'open' ? (
        <div className="activity-desk__row">
          <span className="activity-desk__words">
            <strong>{lottery.prize}</strong>
            <span>
              {words.winners(numerals.count(lottery.winnerCount))} · {words.entrants(numerals.count(lottery.entrants))}
            </span>
          </span>
          <button type="button" className="small-button" disabled={deed.isBusy} onClick={() => draw(lottery.lotteryId)}>
            {desk.lottery.draw}
          </button>
        </div>
      ) : (
        <NewLottery ask={ask} path={path} isOpen={isOpen} />
      )}
      <DeskNote problem={deed.problem} />
      {lottery?.state === 'drawn' && <Winners ask={ask} path={`${path}/${lottery.lotteryId}`} prize={lottery.prize} />}
    </section>
  );
}

interface WinnersProps {
  readonly ask: Ask;
  /** The address of the lottery. */
  readonly path: string;
  readonly prize: string;
}

/** By the ids that the host's shop knows them by. */
function Winners({ ask, path, prize }: WinnersProps) {
  const { lottery, desk } = useActivityTexts();
  const [winners, setWinners] = useState<readonly string[] | null>(null);
  useEffect(() => {
    const asking = ask<{ winners: { viewerId: string }[] }>(path);
    asking.then((drawn) => setWinners(drawn.winners.map(({ viewerId }) => viewerId))).catch(() => undefined);
  }, [ask, path]);
  if (winners === null) return null;
  return (
    <div className="activity-desk__words" data-winners>
      <strong>
        {desk.lottery.won}: {prize}
      </strong>
      {winners.length === 0 ? (
        <span>{lottery.nobody}</span>
      ) : (
        <ul className="activity-desk__winners">
          {winners.map((viewerId) => (
            <li key={viewerId}>{viewerId}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
