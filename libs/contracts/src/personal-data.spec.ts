import { allContracts } from './all-contracts.js';

/**
 * Somebody has looked at every field name and decided whether it tells something about a person. A new name fails here
 * until somebody decides again; exports and erasure rely on it.
 */
const personal = ['viewerId', 'text', 'trackingNumber', 'grounds', 'headers', 'key', 'value'];
const impersonal = [
  'accountId', 'allocationId', 'at', 'attempts', 'brandId', 'campaignId', 'channel', 'claimUntil', 'code',
  'commentId', 'consumer', 'count', 'couponId', 'couponIds', 'currency', 'discount', 'discountMinor', 'endedAt',
  'endsAt', 'expiresAt', 'follower', 'gifts', 'keyId', 'lines', 'listPriceMinor', 'listingId', 'listingIds', 'medium',
  'metrics', 'minimumSpendMinor', 'minute', 'name', 'newBuyer', 'newBuyersOnly', 'offset', 'orderId', 'partition',
  'paymentId', 'perViewer', 'plannedEnd', 'plannedStart', 'priceMinor', 'problem', 'productId', 'quantity',
  'rateBasisPoints', 'reason', 'refundId', 'refundMinor', 'refundedTotalMinor', 'sessionId', 'skuId', 'skus',
  'source', 'startedAt', 'startsAt', 'state', 'stayId', 'stock', 'surface', 'timeScale', 'title', 'topic',
  'totalMinor', 'truncated', 'units', 'unitsAtPrice', 'usableUntil', 'watermark',
  'by', 'carrier', 'complete', 'offerId', 'publicationId', 'restocked', 'returnId', 'shipmentId',
  'balanceFrom', 'balanceMinor', 'balanceUntil', 'by', 'carrier', 'complete', 'depositMinor', 'depositReturnedMinor',
  'forfeitedMinor', 'offerId', 'restocked', 'returnId', 'shipmentId',
  'announcementId', 'isOn', 'message', 'option', 'options', 'pollId', 'question', 'votes', 'commitment', 'entrant', 'entrantCount', 'entrantsDigest', 'keyword', 'lotteryId', 'prize', 'seed', 'winnerCount', 'winners',
  'kind', 'postedAt', 'restrictionId', 'seconds',
  'kind', 'plannedMinutes', 'postedAt', 'restrictionId', 'seconds', 'segmentId',
  'kind', 'postedAt', 'restrictionId', 'seconds', 'timeZone', 'fromDay',
  'accountId', 'allocationId', 'at', 'attempts', 'brandId', 'channel', 'code', 'commentId', 'consumer', 'count',
  'currency', 'endedAt', 'endsAt', 'expiresAt', 'follower', 'keyId', 'lines', 'listPriceMinor',
  'listingId', 'listingIds', 'medium', 'metrics', 'minute', 'name', 'newBuyer', 'offset', 'orderId', 'partition',
  'paymentId', 'plannedEnd', 'plannedStart', 'priceMinor', 'problem', 'productId', 'quantity', 'rateBasisPoints', 'reason', 'refundId',
  'refundMinor', 'refundedTotalMinor', 'sessionId', 'skuId', 'skus', 'source', 'startedAt', 'startsAt', 'state',
  'stayId', 'surface', 'timeScale', 'title', 'topic', 'totalMinor', 'truncated', 'units', 'watermark',
]; // prettier-ignore

const fieldsOf = (contract: (typeof allContracts)[number]): string[] => Object.keys(contract.schema.properties);

describe('personal data', () => {
  it('has been decided on for every field of every event', () => {
    const fields = [...new Set(allContracts.flatMap(fieldsOf))];

    expect(fields.filter((field) => !personal.includes(field) && !impersonal.includes(field))).toEqual([]);
  });

  it.each(allContracts.map((contract) => [contract.type, contract] as const))(
    '%s marks exactly the fields that tell something about a person',
    (_type, contract) => {
      const expected = fieldsOf(contract).filter((field) => personal.includes(field));

      expect([...contract.personal].sort()).toEqual(expected.sort());
    },
  );

  it('is in no event about the account, the shop or the numbers', () => {
    const owners = allContracts.filter((contract) => contract.personal.length > 0).map(({ topic }) => topic.name);

    expect([...new Set(owners)].sort()).toEqual([
      'shopcast.audience',
      'shopcast.coupon',
      'shopcast.dead-letter',
      'shopcast.interaction',
      'shopcast.moderation',
      'shopcast.order',
      'shopcast.shop',
    ]);
  });
});
