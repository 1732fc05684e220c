import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, instant, sessionId } from '../fields.js';
import { topics } from '../topics.js';

export const sessionEnded = defineEvent({
  type: 'session.ended.v1',
  topic: topics.session,
  key: ['sessionId'],
  meaning: 'The session is over; nobody is in the room any more.',
  personal: [],
  data: Type.Object({
    accountId,
    sessionId,
    startedAt: instant('First moment live'),
    endedAt: instant('Last moment, session time'),
  }),
});
export type SessionEnded = DataOf<typeof sessionEnded>;
