import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, count, sessionId } from '../fields.js';
import { topics } from '../topics.js';
import { keyId } from './moderator.js';

export const slowModeSet = defineEvent({
  type: 'slow-mode.set.v1',
  topic: topics.moderation,
  key: ['accountId'],
  meaning:
    'From now on each viewer of the session may write one comment in so many seconds of real time; 0: as they like.',
  personal: [],
  data: Type.Object({ accountId, sessionId, seconds: count('Seconds between two comments of a viewer', 0), keyId }),
});
export type SlowModeSet = DataOf<typeof slowModeSet>;
