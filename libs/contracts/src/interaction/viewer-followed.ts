import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, inRoom } from '../fields.js';
import { topics } from '../topics.js';

export const viewerFollowed = defineEvent({
  type: 'viewer.followed.v1',
  topic: topics.interaction,
  ...byViewer,
  meaning: 'A viewer who did not follow the account follows it now, from the room.',
  data: Type.Object({ ...inRoom }),
});
export type ViewerFollowed = DataOf<typeof viewerFollowed>;
