import { Type } from 'typebox';
import { count, id } from '../fields.js';

/** So many units of a line of the order. */
export const lineUnits = Type.Object({
  listingId: id('The listing'),
  skuId: id('The variant'),
  quantity: count('Units'),
});
