import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, id, sessionId } from '../fields.js';
import { topics } from '../topics.js';
import { publicationId } from './publication-id.js';

export const mediaPublished = defineEvent({
  type: 'media.published.v1',
  topic: topics.session,
  key: ['sessionId'],
  meaning: 'Somebody with the ingest key sends the session’s audio and video from now on.',
  personal: [],
  data: Type.Object({ accountId, sessionId, publicationId, keyId: id('The ingest key that was shown') }),
});
export type MediaPublished = DataOf<typeof mediaPublished>;
