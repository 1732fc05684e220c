import { campaignsOf, type PlannedCampaign } from '../../plan/sale/coupons.js';
import type { SalePlan } from '../../plan/sale/sale-plan.js';
import type { Crowd } from '../crowd.js';
import { idOf } from '../stage.js';
import type { SaleTally } from '../tally.js';

/** One viewer may claim again for every order; nobody orders so often. */
const EACH = 100;
const A_DAY_MS = 86_400_000;

/** The host opens the plan's campaigns and drops their coupons in the room. @returns their ids, by the plan's keys */
export async function dropCoupons(
  crowd: Crowd<SaleTally>,
  { attempts, currency }: SalePlan,
): Promise<ReadonlyMap<string, string>> {
  const { api, sessionId, accountKey } = crowd;
  const ids = new Map<string, string>();
  for (const [{ key, ...terms }, stock] of campaignsOf(attempts)) {
    const campaignId = await open(crowd, key, { ...terms, stock, currency });
    const path = `/v1/sessions/${sessionId}/coupon-drops/${campaignId}`;
    await api.ask({ method: 'PUT', path, key: accountKey });
    ids.set(key, campaignId);
  }
  return ids;
}

async function open(
  crowd: Crowd<SaleTally>,
  key: string,
  terms: Omit<PlannedCampaign, 'key'> & { readonly stock: number; readonly currency: string },
): Promise<string> {
  const claimUntil = new Date(Date.now() + A_DAY_MS).toISOString();
  const { campaignId } = await crowd.api.ask<{ campaignId: string }>({
    ...{ method: 'POST', path: '/v1/coupon-campaigns', key: crowd.accountKey },
    ...{ idempotencyKey: idOf(crowd, 'campaign', key), body: { ...terms, perViewer: EACH, claimUntil } },
  });
  return campaignId;
}
