import type { FeedItemOf, ShownLottery } from '@shopcast/contracts';
import { pseudonymOf } from '../interaction.js';
import type { Lottery } from './lottery.js';

/** A lottery as the room sees it: the seed only after the draw, winners by the names that they have in the room. */
export const shownLottery = (lottery: Lottery): ShownLottery => ({
  lotteryId: lottery.lotteryId,
  prize: lottery.prize,
  winnerCount: lottery.winnerCount,
  keyword: lottery.keyword,
  commitment: lottery.commitment,
  openedAt: new Date(lottery.openedAtMs).toISOString(),
  endsAt: new Date(lottery.endsAtMs).toISOString(),
  state: lottery.state,
  entrants: lottery.entrantCount,
  seed: lottery.state === 'drawn' ? lottery.seed : null,
  winners: lottery.winners.map(({ viewerId, entrant }) => {
    return { entrant, author: pseudonymOf({ ...lottery, viewerId }) };
  }),
});

export const lotteryItem = (lottery: Lottery): FeedItemOf<'lottery'> => ({
  t: 'lottery',
  ...shownLottery(lottery),
  at: new Date(lottery.drawnAtMs ?? lottery.openedAtMs).toISOString(),
});
