import { cheapest, hasSeveralPrices, nextPriceEndMs, type Shop, type ShopItem, type ShopSku } from './shop.js';

const sku = (skuId: string, priceMinor: number, endsAt?: string): ShopSku => ({
  ...{ skuId, title: skuId, listPriceMinor: 9900, priceMinor },
  live: endsAt === undefined ? null : { endsAt, unitsAtPrice: null },
});
const item = (...skus: ShopSku[]): ShopItem => ({
  listingId: 'l',
  title: 'Tote',
  brand: { brandId: 'b', name: 'B' },
  skus,
});
const shop = (...items: ShopItem[]): Shop => ({
  sessionId: 's',
  currency: 'CNY',
  at: '2026-11-23T12:00:00.000Z',
  items,
});

describe('the shop on the page', () => {
  it('shows where room is short what an item costs at least', () => {
    expect(cheapest(item(sku('red', 9900), sku('blue', 7900)))?.skuId).toBe('blue');
    expect(hasSeveralPrices(item(sku('red', 9900), sku('blue', 7900)))).toBe(true);
    expect(hasSeveralPrices(item(sku('red', 9900), sku('blue', 9900)))).toBe(false);
  });

  it('knows when to look again because a live price is over, also in a rehearsal whose time runs faster', () => {
    const offered = shop(
      item(sku('red', 5000, '2026-11-23T12:05:00.000Z'), sku('blue', 5000, '2026-11-23T12:01:00.000Z')),
    );

    expect([nextPriceEndMs(offered, 1), nextPriceEndMs(offered, 60)]).toEqual([60_000, 1_000]);
    expect(nextPriceEndMs(shop(item(sku('red', 9900))), 1)).toBeNull();
  });
});
