import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, id, inRoom } from '../fields.js';
import { topics } from '../topics.js';
import { trafficSource } from './traffic-source.js';

export const viewerEntered = defineEvent({
  type: 'viewer.entered.v1',
  topic: topics.audience,
  ...byViewer,
  meaning: 'A viewer entered the room and a stay begins; coming back within the reconnect grace is the same stay.',
  data: Type.Object({
    ...inRoom,
    stayId: id('The stay that begins'),
    follower: Type.Boolean({ description: 'Followed the account already' }),
    source: trafficSource,
  }),
});
export type ViewerEntered = DataOf<typeof viewerEntered>;
