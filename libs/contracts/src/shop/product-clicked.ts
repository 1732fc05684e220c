import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, id, inRoom } from '../fields.js';
import { topics } from '../topics.js';
import { surfaces } from './surface.js';

export const productClicked = defineEvent({
  type: 'product.clicked.v1',
  topic: topics.shop,
  ...byViewer,
  meaning: 'A viewer opened a product.',
  data: Type.Object({ ...inRoom, listingId: id('The listing opened'), surface: Type.Enum([...surfaces]) }),
});
export type ProductClicked = DataOf<typeof productClicked>;
