import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, sessionId } from '../fields.js';
import { keyId } from '../moderation/moderator.js';
import { topics } from '../topics.js';

export const announcementWithdrawn = defineEvent({
  type: 'announcement.withdrawn.v1',
  topic: topics.session,
  key: ['sessionId'],
  personal: [],
  meaning: 'The room shows no announcement any more.',
  data: Type.Object({ accountId, sessionId, announcementId: id('The announcement'), keyId }),
});
export type AnnouncementWithdrawn = DataOf<typeof announcementWithdrawn>;
