import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, currency, instant, sessionId } from '../fields.js';
import { topics } from '../topics.js';
import { sessionPlan } from './session-plan.js';

export const sessionStarted = defineEvent({
  type: 'session.started.v1',
  topic: topics.session,
  key: ['sessionId'],
  meaning: 'The host is live: the room is open and the session clock runs.',
  personal: [],
  data: Type.Object({
    accountId,
    sessionId,
    ...sessionPlan,
    currency,
    startedAt: instant('First moment live; session and wall time agree here'),
  }),
});
export type SessionStarted = DataOf<typeof sessionStarted>;
