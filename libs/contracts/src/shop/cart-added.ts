import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, count, id, inRoom } from '../fields.js';
import { topics } from '../topics.js';

export const cartAdded = defineEvent({
  type: 'cart.added.v1',
  topic: topics.shop,
  ...byViewer,
  meaning: 'A viewer put a product into the cart.',
  data: Type.Object({ ...inRoom, listingId: id('The listing'), skuId: id('The variant'), quantity: count('Units') }),
});
export type CartAdded = DataOf<typeof cartAdded>;
