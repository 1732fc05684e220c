import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, count, inRoom } from '../fields.js';
import { topics } from '../topics.js';

export const viewerLiked = defineEvent({
  type: 'viewer.liked.v1',
  topic: topics.interaction,
  ...byViewer,
  meaning: 'A viewer tapped like; taps close together travel as one fact with their count.',
  data: Type.Object({ ...inRoom, count: count('Taps') }),
});
export type ViewerLiked = DataOf<typeof viewerLiked>;
