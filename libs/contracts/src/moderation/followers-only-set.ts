import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, sessionId } from '../fields.js';
import { topics } from '../topics.js';
import { keyId } from './moderator.js';

export const followersOnlySet = defineEvent({
  type: 'followers-only.set.v1',
  topic: topics.moderation,
  key: ['accountId'],
  meaning: 'From now on only followers of the account may comment in the session, or everybody again.',
  personal: [],
  data: Type.Object({ accountId, sessionId, isOn: Type.Boolean({ description: 'Only followers' }), keyId }),
});
export type FollowersOnlySet = DataOf<typeof followersOnlySet>;
