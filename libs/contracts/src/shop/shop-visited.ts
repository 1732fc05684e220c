import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, inRoom } from '../fields.js';
import { topics } from '../topics.js';

export const shopVisited = defineEvent({
  type: 'shop.visited.v1',
  topic: topics.shop,
  ...byViewer,
  meaning: 'A viewer opened the account’s shop from the session.',
  data: Type.Object({ ...inRoom }),
});
export type ShopVisited = DataOf<typeof shopVisited>;
