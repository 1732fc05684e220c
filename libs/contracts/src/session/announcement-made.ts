import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, sessionId, text } from '../fields.js';
import { keyId } from '../moderation/moderator.js';
import { topics } from '../topics.js';

export const announcementMade = defineEvent({
  type: 'announcement.made.v1',
  topic: topics.session,
  key: ['sessionId'],
  personal: [],
  meaning: 'The host put a text on top of the room, in place of the one before.',
  data: Type.Object({
    accountId,
    sessionId,
    announcementId: id('The announcement'),
    message: text('In the host’s words', 300),
    keyId,
  }),
});
export type AnnouncementMade = DataOf<typeof announcementMade>;
