import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, instant, sessionId } from '../fields.js';
import { keyId } from '../moderation/moderator.js';
import { commitment, keyword, lotteryId, prize, winnerCount } from '../room/lottery.js';
import { topics } from '../topics.js';

export const lotteryOpened = defineEvent({
  type: 'lottery.opened.v1',
  topic: topics.session,
  key: ['sessionId'],
  personal: [],
  meaning: 'The host opened a lottery in the room. The seed that decides it is fixed from here on, by its hash.',
  data: Type.Object({
    accountId,
    sessionId,
    lotteryId,
    prize,
    winnerCount,
    keyword,
    commitment,
    endsAt: instant('Session time until which viewers can take part'),
    keyId,
  }),
});
export type LotteryOpened = DataOf<typeof lotteryOpened>;
