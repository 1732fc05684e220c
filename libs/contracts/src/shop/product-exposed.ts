import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { byViewer, id, inRoom } from '../fields.js';
import { topics } from '../topics.js';
import { surfaces } from './surface.js';

export const productExposed = defineEvent({
  type: 'product.exposed.v1',
  topic: topics.shop,
  ...byViewer,
  meaning: 'A product was shown to a viewer.',
  data: Type.Object({ ...inRoom, listingId: id('The listing shown'), surface: Type.Enum([...surfaces]) }),
});
export type ProductExposed = DataOf<typeof productExposed>;
