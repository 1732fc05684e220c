import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, sessionId } from '../fields.js';
import { topics } from '../topics.js';

export const sessionPaused = defineEvent({
  type: 'session.paused.v1',
  topic: topics.session,
  key: ['sessionId'],
  meaning: 'The host stepped away; the room stays open.',
  personal: [],
  data: Type.Object({ accountId, sessionId }),
});
export type SessionPaused = DataOf<typeof sessionPaused>;
