import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import type { ServiceUnderTest, TestHttp, TestResponse } from '@shopcast/testing';
import type { TestShop } from './shop.js';

/** A campaign that can be claimed and used for an hour: 10 off, one each, unless said otherwise. */
export const campaignBody = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: '10 off',
  currency: 'CNY',
  discount: { kind: 'amount', amountMinor: 1_000 },
  stock: 100,
  claimUntil: new Date(Date.now() + 3_600_000).toISOString(),
  ...changes,
});

export const openCampaign = async (shop: TestShop, body: unknown, key: string = newId()): Promise<TestResponse> =>
  await shop.staff.post('/v1/coupon-campaigns').set('idempotency-key', key).send(body);

export const drop = async (shop: TestShop, campaignId: string): Promise<TestResponse> =>
  await shop.staff.put(`/v1/sessions/${shop.sessionId}/coupon-drops/${campaignId}`);

/** Opens a campaign, drops it in the shop's room, and answers its id. */
export async function dropped(shop: TestShop, changes: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await openCampaign(shop, campaignBody(changes));
  if (status !== 201) throw new Error(JSON.stringify(body));
  await drop(shop, body.campaignId);
  return body.campaignId;
}

export const claim = async (
  shop: TestShop,
  campaignId: string,
  { viewer = shop.viewer(), key = newId() as string, body = { sessionId: shop.sessionId } as unknown } = {},
): Promise<TestResponse> =>
  await viewer.post(`/v1/coupon-campaigns/${campaignId}/claims`).set('idempotency-key', key).send(body);

/** A coupon of a campaign of its own, in the viewer's hand. */
export async function couponOf(
  shop: TestShop,
  viewer: TestHttp,
  changes: Record<string, unknown> = {},
): Promise<{ readonly couponId: string; readonly campaignId: string }> {
  const { status, body } = await claim(shop, await dropped(shop, changes), { viewer });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}

/** The campaign's ledger as staff see it, and what its coupons themselves add up to; the two must be the same. */
export async function ledgerOf(
  order: ServiceUnderTest,
  shop: TestShop,
  campaignId: string,
): Promise<{ free: number; claimed: number; used: number }> {
  const before = await countCoupons(order, campaignId);
  const { body } = await shop.staff.get(`/v1/coupon-campaigns/${campaignId}`).expect(200);
  const after = await countCoupons(order, campaignId);
  // Something happened while we looked: we look again.
  if (before.claimed !== after.claimed || before.used !== after.used) return ledgerOf(order, shop, campaignId);
  const { free, claimed, used } = body;
  if (claimed !== after.claimed || used !== after.used)
    throw new Error(`ledger ${JSON.stringify(body)} is not what there is: ${JSON.stringify(after)}`);
  return { free, claimed, used };
}

async function countCoupons(
  order: ServiceUnderTest,
  campaignId: string,
): Promise<{ readonly claimed: number; readonly used: number }> {
  const [counted] = await order.database.query<{ claimed: number; used: number }>(
    asService,
    `SELECT count(*) FILTER (WHERE status = 'claimed')::int AS claimed, count(*) FILTER (WHERE status = 'used')::int AS used
     FROM coupons WHERE campaign_id = $1`,
    [campaignId],
  );
  return counted ?? { claimed: 0, used: 0 };
}
