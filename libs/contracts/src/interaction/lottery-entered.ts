import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, inRoom } from '../fields.js';
import { entrant, lotteryId } from '../room/lottery.js';
import { topics } from '../topics.js';

export const lotteryEntered = defineEvent({
  type: 'lottery.entered.v1',
  topic: topics.interaction,
  ...byViewer,
  meaning: 'A viewer takes part in a lottery; once, however often it is asked for.',
  data: Type.Object({ ...inRoom, lotteryId, entrant }),
});
export type LotteryEntered = DataOf<typeof lotteryEntered>;
