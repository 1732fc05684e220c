import { Type } from 'typebox';
import { type DataOf, defineEvent } from '../define-event.js';
import { accountId, basisPoints, id } from '../fields.js';
import { topics } from '../topics.js';

export const commissionSet = defineEvent({
  type: 'commission.set.v1',
  topic: topics.listing,
  key: ['listingId'],
  meaning: 'From now on the account keeps this share of what the listing sells; orders placed before keep theirs.',
  personal: [],
  data: Type.Object({
    accountId,
    listingId: id('The listing'),
    rateBasisPoints: Type.Union([basisPoints('The account’s share'), Type.Null()], {
      description: 'null: the account’s default rate',
    }),
  }),
});
export type CommissionSet = DataOf<typeof commissionSet>;
