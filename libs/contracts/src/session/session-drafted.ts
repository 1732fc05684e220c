import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, currency, sessionId } from '../fields.js';
import { topics } from '../topics.js';
import { sessionPlan } from './session-plan.js';

export const sessionDrafted = defineEvent({
  type: 'session.drafted.v1',
  topic: topics.session,
  key: ['sessionId'],
  meaning: 'An account plans a session.',
  personal: [],
  data: Type.Object({ accountId, sessionId, ...sessionPlan, currency }),
});
export type SessionDrafted = DataOf<typeof sessionDrafted>;
