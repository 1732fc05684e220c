import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, id, inRoom, text } from '../fields.js';
import { topics } from '../topics.js';

export const commentPosted = defineEvent({
  type: 'comment.posted.v1',
  topic: topics.interaction,
  ...byViewer,
  personal: ['viewerId', 'text'],
  meaning: 'A comment (danmaku) was accepted and shown to the room.',
  data: Type.Object({ ...inRoom, commentId: id('The comment'), text: text('What was written', 500) }),
});
export type CommentPosted = DataOf<typeof commentPosted>;
