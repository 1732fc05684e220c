import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, instant, sessionId } from '../fields.js';
import { topics } from '../topics.js';

export const sessionScheduled = defineEvent({
  type: 'session.scheduled.v1',
  topic: topics.session,
  key: ['sessionId'],
  meaning: 'The session has a time at which it is meant to go live.',
  personal: [],
  data: Type.Object({
    accountId,
    sessionId,
    plannedStart: instant('Planned start'),
    plannedEnd: Type.Union([instant('Planned end'), Type.Null()]),
  }),
});
export type SessionScheduled = DataOf<typeof sessionScheduled>;
