import { Type } from 'typebox';
import { basisPoints, id } from '../fields.js';
import { orderLine } from './order-line.js';

/** A line with what was agreed about its money when the order was placed; lines from before that was recorded lack it. */
export const soldLine = Type.Object({
  ...orderLine.properties,
  brandId: Type.Optional(id('The brand to which the line’s money is owed')),
  commissionBasisPoints: Type.Optional(basisPoints('The account’s share of it')),
  platformFeeBasisPoints: Type.Optional(basisPoints('The platform’s share of it')),
});
