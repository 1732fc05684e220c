import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, id, inRoom, instant } from '../fields.js';
import { grounds, keyId } from '../moderation/moderator.js';
import { topics } from '../topics.js';

export const commentDeleted = defineEvent({
  type: 'comment.deleted.v1',
  topic: topics.interaction,
  ...byViewer,
  personal: ['viewerId', 'grounds'],
  meaning: 'A comment was taken out of the room: nobody is shown it any more, and it does not count any more.',
  data: Type.Object({
    ...inRoom,
    commentId: id('The comment'),
    postedAt: instant('When it was posted; what counted it there takes it out there'),
    keyId,
    grounds,
  }),
});
export type CommentDeleted = DataOf<typeof commentDeleted>;
