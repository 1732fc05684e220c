import { draftOf, emptyDraft, plannedOf, withListing } from './segment-draft.js';

const listings = [
  {
    listingId: 'tote',
    title: 'Canvas tote',
    currency: 'CNY',
    skus: [
      { skuId: 'red', title: 'Red', listPriceMinor: 9_900 },
      { skuId: 'blue', title: 'Blue', listPriceMinor: 9_900 },
    ],
  },
];
const draft = withListing({ ...emptyDraft, title: ' Totes ', prices: { red: '79.5', blue: ' ' } }, 'tote');

describe('a segment that somebody types', () => {
  it('is planned with the prices of what it is about', () => {
    const planned = plannedOf('seg', draft, listings);

    expect(planned).toEqual({
      segmentId: 'seg',
      title: 'Totes',
      plannedMinutes: 10,
      listingIds: ['tote'],
      prices: [{ listingId: 'tote', skuId: 'red', priceMinor: 7_950 }],
      campaignId: null,
      notes: null,
    });
    expect(plannedOf('seg', withListing(draft, 'tote'), listings)).toMatchObject({ listingIds: [], prices: [] });
  });

  it('is read again as it was planned', () => {
    const planned = plannedOf('seg', { ...draft, campaignId: 'ten-off', notes: 'pocket' }, listings);

    expect(planned && plannedOf('seg', draftOf(planned, 'CNY'), listings)).toEqual(planned);
  });

  it.each([{ title: ' ' }, { minutes: '0' }, { minutes: '1.5' }, { minutes: '' }, { prices: { red: '9.999' } }])(
    'is not planned while it is %j',
    (change) => {
      expect(plannedOf('seg', { ...draft, ...change }, listings)).toBeNull();
    },
  );
});
