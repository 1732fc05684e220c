import { randomUUID } from 'node:crypto';
import { Installation, openShopFloor, type Profile, type ShopFloor } from '@shopcast/installation';
import { many } from '../load/many.js';
import { progress } from '../progress.js';

/** Enough that no figure sells out by accident. */
const PLENTY = 100_000_000;
/** So many different tokens, as in a sale, where a viewer buys once or twice. */
const VIEWERS = 2_000;
const AT_ONCE = 16;

export interface Item {
  readonly listingId: string;
  readonly skuId: string;
}

/** A running installation with a live session in which viewers buy. */
export interface Stage {
  readonly installation: Installation;
  readonly floor: ShopFloor;
  /** The one hot product; more of it than can be sold. */
  readonly hot: Item;
  readonly tokens: readonly string[];
  /** Lists more products with so many units each. */
  list(products: number, units?: number): Promise<readonly Item[]>;
  /** The body of an order. */
  body(item: Item, quantity?: number): string;
}

export async function openStage(profile: Profile): Promise<Stage> {
  const installation = await Installation.make(profile);
  try {
    progress(`starting Shopcast, ${profile} profile`);
    await installation.start();
    const floor = await openShopFloor(installation.api, PLENTY);
    progress(`issuing ${VIEWERS} viewer tokens`);
    const tokens = await many(VIEWERS, AT_ONCE, async (n) => (await floor.viewer(`buyer-${n}`)).token);
    return {
      installation,
      floor,
      hot: { listingId: floor.listingId, skuId: floor.skuId },
      tokens,
      list: (products, units = PLENTY) => many(products, AT_ONCE, () => list(floor, units)),
      body: ({ listingId, skuId }, quantity = 1) =>
        JSON.stringify({ sessionId: floor.sessionId, lines: [{ listingId, skuId, quantity }] }),
    };
  } catch (error) {
    await installation.remove();
    throw error;
  }
}

async function list({ owner, brandId }: ShopFloor, units: number): Promise<Item> {
  const skus = [{ title: 'One size', listPriceMinor: 9_900, currency: 'CNY' }];
  const product = await owner.post<{ productId: string }>('/v1/products', { brandId, title: randomUUID(), skus });
  const listing = await owner.post<{ listingId: string; skus: { skuId: string }[] }>('/v1/listings', {
    productId: product.body.productId,
  });
  const { listingId, skus: listed } = listing.body;
  const skuId = listed[0]?.skuId ?? '';
  await owner.put(`/v1/listings/${listingId}/skus/${skuId}/allocation`, { units });
  return { listingId, skuId };
}
