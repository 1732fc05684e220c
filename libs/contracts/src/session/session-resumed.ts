import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, sessionId } from '../fields.js';
import { topics } from '../topics.js';

export const sessionResumed = defineEvent({
  type: 'session.resumed.v1',
  topic: topics.session,
  key: ['sessionId'],
  meaning: 'The host is back.',
  personal: [],
  data: Type.Object({ accountId, sessionId }),
});
export type SessionResumed = DataOf<typeof sessionResumed>;
