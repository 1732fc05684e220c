import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, id, inRoom } from '../fields.js';
import { topics } from '../topics.js';
import { leaveReasons } from './leave-reason.js';

export const viewerLeft = defineEvent({
  type: 'viewer.left.v1',
  topic: topics.audience,
  ...byViewer,
  meaning: 'A stay ended, at the event time.',
  data: Type.Object({ ...inRoom, stayId: id('The stay that ends'), reason: Type.Enum([...leaveReasons]) }),
});
export type ViewerLeft = DataOf<typeof viewerLeft>;
