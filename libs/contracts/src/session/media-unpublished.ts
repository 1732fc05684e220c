import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, sessionId } from '../fields.js';
import { topics } from '../topics.js';
import { publicationId } from './publication-id.js';

export const mediaUnpublished = defineEvent({
  type: 'media.unpublished.v1',
  topic: topics.session,
  key: ['sessionId'],
  meaning: 'The publisher is gone; unless it comes back soon the session is paused.',
  personal: [],
  data: Type.Object({
    accountId,
    sessionId,
    publicationId,
    reason: Type.Enum(['left', 'silent'], {
      description: 'left: the media server said so; silent: it has given no sign of life for too long',
    }),
  }),
});
export type MediaUnpublished = DataOf<typeof mediaUnpublished>;
