import { api, openShopFloor, type ShopFloor } from '@shopcast/installation';

export interface Ware {
  readonly listingId: string;
  readonly skuId: string;
}

export interface Visitor {
  readonly viewerId: string;
  readonly token: string;
}

/** An account that is live, with something that never runs out and something that does. */
export interface Shop {
  readonly floor: ShopFloor;
  readonly plenty: Ware;
  readonly scarce: Ware;
  /** Viewers with their tokens, made beforehand: nobody has to ask for one while things go wrong. */
  readonly visitors: readonly Visitor[];
}

const PLENTY = 10_000_000;

export async function openShop(
  url: string,
  operatorKey: string,
  options: { scarce: number; visitors: number },
): Promise<Shop> {
  const floor = await openShopFloor(api(url, operatorKey), PLENTY);
  const { owner, brandId } = floor;
  const skus = [{ title: 'The last ones', listPriceMinor: 4_900, currency: 'CNY' }];
  const { body: product } = await owner.post<{ productId: string }>('/v1/products', { brandId, title: 'Rare', skus });
  const { body: listing } = await owner.post<{ listingId: string; skus: { skuId: string }[] }>('/v1/listings', {
    productId: product.productId,
  });
  const scarce = { listingId: listing.listingId, skuId: listing.skus[0]?.skuId ?? '' };
  await owner.put(`/v1/listings/${scarce.listingId}/skus/${scarce.skuId}/allocation`, { units: options.scarce });
  const visitors: Visitor[] = [];
  for (let number = 0; number < options.visitors; number += 1) {
    const viewerId = `visitor-${number}`;
    visitors.push({ viewerId, token: (await floor.viewer(viewerId)).token });
  }
  return { floor, plenty: { listingId: floor.listingId, skuId: floor.skuId }, scarce, visitors };
}
