import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, count, sessionId } from '../fields.js';
import { entrant, entrantsDigest, lotteryId, seed } from '../room/lottery.js';
import { topics } from '../topics.js';

export const lotteryDrawn = defineEvent({
  type: 'lottery.drawn.v1',
  topic: topics.session,
  key: ['sessionId'],
  personal: [],
  meaning: 'A lottery was drawn, once and for all. Who has the list of entrants computes the winners from the seed.',
  data: Type.Object({
    accountId,
    sessionId,
    lotteryId,
    seed,
    entrantCount: count('Viewers who took part', 0),
    entrantsDigest,
    winners: Type.Array(entrant, { description: 'In the order in which they were drawn' }),
  }),
});
export type LotteryDrawn = DataOf<typeof lotteryDrawn>;
