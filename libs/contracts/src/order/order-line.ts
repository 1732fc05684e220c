import { Type } from 'typebox';
import { count, id, minor } from '../fields.js';

/** What was bought, at the price of the moment of placing. */
export const orderLine = Type.Object({
  listingId: id('The listing'),
  skuId: id('The variant'),
  quantity: count('Units'),
  unitPriceMinor: minor('Price of one unit'),
  discountMinor: Type.Optional(minor('Taken off the whole line; what is paid for it is quantity × price − this')),
});
