import { newId } from '@shopcast/kernel';
import { aListing, aSession, skuIdsOf, STARTED_MS } from '../testing/samples.js';
import { emptyShelf } from './shelf.js';
import { shelfAt, type ShopWindow } from './shop-window.js';

const session = aSession();
const [tote, scarf] = [aListing(session.accountId), aListing(session.accountId)];
const [red, blue] = skuIdsOf(tote);
const brandOf = ({ brandId, accountId }: typeof tote) => ({ brandId, accountId, name: 'Miu Miu' });
const livePrice = {
  sessionId: session.sessionId,
  listingId: tote.listingId,
  skuId: red,
  priceMinor: 5_000,
  startsAtMs: STARTED_MS,
  endsAtMs: STARTED_MS + 300_000,
  unitsAtPrice: 40,
  requestKey: null,
};
const window: ShopWindow = {
  shelf: { ...emptyShelf(session), listingIds: [scarf.listingId, tote.listingId] },
  listings: [tote, scarf],
  brands: [brandOf(tote), brandOf(scarf)],
  livePrices: [livePrice],
};

const pricesAt = (nowMs: number, in_ = session) =>
  shelfAt(window, in_, nowMs).flatMap(({ skus }) =>
    skus.map(({ skuId, priceMinor, live }) => [skuId, priceMinor, live]),
  );

describe('the shop window', () => {
  it('shows the shelf in its order, with brands', () => {
    const items = shelfAt(window, session, STARTED_MS);

    expect(items.map(({ listingId }) => listingId)).toEqual([scarf.listingId, tote.listingId]);
    expect(items[1]).toMatchObject({ title: 'Canvas tote', brand: { name: 'Miu Miu' } });
  });

  it('prices a variant live within the window of session time, and by the list before and after', () => {
    expect(pricesAt(STARTED_MS + 299_999)).toContainEqual([
      red,
      5_000,
      { endsAtMs: STARTED_MS + 300_000, unitsAtPrice: 40 },
    ]);
    expect(pricesAt(STARTED_MS + 300_000)).toContainEqual([red, 9_900, null]);
    expect(pricesAt(STARTED_MS, { ...session, state: 'ended' })).toContainEqual([red, 9_900, null]);
    expect(pricesAt(STARTED_MS)).toContainEqual([blue, 8_900, null]);
  });

  it('leaves out what it cannot show whole', () => {
    const shelf = { ...window.shelf, listingIds: [newId(), tote.listingId] };

    expect(shelfAt({ ...window, shelf }, session, STARTED_MS)).toHaveLength(1);
  });
});
