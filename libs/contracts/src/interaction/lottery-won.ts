import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, inRoom } from '../fields.js';
import { entrant, lotteryId, prize } from '../room/lottery.js';
import { topics } from '../topics.js';

export const lotteryWon = defineEvent({
  type: 'lottery.won.v1',
  topic: topics.interaction,
  ...byViewer,
  meaning: 'A viewer was drawn in a lottery and is to get the prize.',
  data: Type.Object({ ...inRoom, lotteryId, entrant, prize }),
});
export type LotteryWon = DataOf<typeof lotteryWon>;
