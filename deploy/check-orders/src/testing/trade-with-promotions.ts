import { livePriceSet } from '@shopcast/contracts';
import type { ServiceUnderTest } from '@shopcast/testing';
import type { Item, PlacedHere, RecordingClient } from './recording-client.js';
import { placed, until } from './recorded-order.js';

const FLASH_PRICE_MINOR = 5_000;

/** Orders that promotions had a hand in. */
export interface PromotedOrders {
  /** Paid, less by a coupon. */
  readonly couponUsed: PlacedHere;
  /** Cancelled; its coupon is its viewer's again. */
  readonly couponBack: PlacedHere;
  /** Two units, of three at a live price, by a buyer who may not have more. */
  readonly limited: PlacedHere;
}

/** 8,900 and 10,000. */
export const PROMOTED_GMV_MINOR = 18_900;

/** Lets buyers use coupons and buy what is limited, for each of them and for all. */
export async function tradeWithPromotions(
  order: ServiceUnderTest,
  client: RecordingClient,
  item: Item,
): Promise<PromotedOrders> {
  await client.limit(item, 2);
  const campaignId = await client.dropCoupons();
  const withCoupon = async (viewerId: string): Promise<PlacedHere> =>
    placed(client.place(viewerId, [[item, 1]], { couponIds: [await client.claim(viewerId, campaignId)] }));
  const [couponUsed, couponBack] = [await withCoupon('coupon-used'), await withCoupon('coupon-back')];
  await client.cancel(couponBack);
  await client.claim('coupon-kept', campaignId);

  await setFlashPrice(order, client, item);
  const limited = await placed(client.place('limited', [[item, 2]]));
  for (const one of [couponUsed, limited]) {
    await client.pay(one);
    await until(client, one, 'paid');
  }
  return { couponUsed, couponBack, limited };
}

function setFlashPrice(
  order: ServiceUnderTest,
  { accountId, sessionId }: RecordingClient,
  { listingId, skuId }: Item,
): Promise<void> {
  const price = { priceMinor: FLASH_PRICE_MINOR, unitsAtPrice: 3, startsAt: new Date().toISOString(), endsAt: null };
  return order.log.tell(livePriceSet.of({ accountId, sessionId, listingId, skuId, ...price }));
}
