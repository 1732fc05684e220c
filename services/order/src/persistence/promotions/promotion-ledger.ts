import type { Transaction } from '@shopcast/database';
import type { PromotionNeeds } from '../../domain/promotions/promotion-needs.js';
import { needsNothing } from '../../domain/promotions/promotion-needs.js';
import { noPromotions, type PromotionEntries, type Promotions } from '../../domain/promotions/promotions.js';
import { type CampaignRow, toCampaign, toCampaignCounts } from './campaign.row.js';
import { type CouponRow, toChangedCouponRow, toCoupon } from './coupon.row.js';

interface Found {
  readonly campaigns: readonly CampaignRow[];
  readonly coupons: readonly CouponRow[];
  readonly tallies: readonly { readonly tally_id: string; readonly units: number }[];
  readonly buyers: readonly string[];
}

/** `$1` coupons, `$2` tallies, `$3` account, `$4` viewers. @param lock what becomes of the rows that it reads */
const reading = (lock: 'FOR UPDATE' | '', tallies: string): string => `
  WITH found_campaigns AS MATERIALIZED (
    SELECT k.* FROM coupon_campaigns k
    WHERE k.campaign_id IN (SELECT campaign_id FROM coupons WHERE coupon_id = ANY($1::uuid[]))
    ORDER BY k.campaign_id ${lock}),
  found_coupons AS MATERIALIZED (
    SELECT c.* FROM coupons c WHERE c.coupon_id = ANY($1::uuid[]) ORDER BY c.coupon_id ${lock}),
  found_tallies AS (${tallies})
  SELECT (SELECT coalesce(json_agg(k), '[]') FROM found_campaigns k) AS campaigns,
         (SELECT coalesce(json_agg(c), '[]') FROM found_coupons c) AS coupons,
         (SELECT coalesce(json_agg(t), '[]') FROM found_tallies t) AS tallies,
         (SELECT coalesce(json_agg(b.viewer_id), '[]') FROM buyers b
          WHERE b.account_id = $3 AND b.viewer_id = ANY($4::text[]) AND b.first_order_id IS NOT NULL) AS buyers`;

/** A tally that nothing was counted on has a row, too, made here: a row that is not there cannot be locked. */
const LOCK = reading(
  'FOR UPDATE',
  `INSERT INTO tallies (tally_id, account_id, units)
   SELECT id, $3::uuid, 0 FROM unnest($2::uuid[]) AS id ORDER BY id
   ON CONFLICT (tally_id) DO UPDATE SET units = tallies.units
   RETURNING tally_id, units`,
);

const READ = reading('', `SELECT tally_id, units FROM tallies WHERE tally_id = ANY($2::uuid[]) AND account_id = $3`);

/**
 * Locks and reads what a batch may touch of promotions, with one statement, and with none when it may touch nothing.
 * Whoever locks orders or allocations, too, locks them before this; within it come campaigns, coupons, tallies.
 */
export const lockPromotions = (tx: Transaction, accountId: string, needs: PromotionNeeds): Promise<Promotions> =>
  find(tx, LOCK, accountId, needs);

/** The same without locks, for what is only shown. */
export const readPromotions = (tx: Transaction, accountId: string, needs: PromotionNeeds): Promise<Promotions> =>
  find(tx, READ, accountId, needs);

async function find(tx: Transaction, sql: string, accountId: string, needs: PromotionNeeds): Promise<Promotions> {
  if (needsNothing(needs)) return noPromotions(Date.now());
  const { couponIds, tallyIds, viewerIds } = needs;
  const [found]: Found[] = await tx.query(sql, [couponIds, tallyIds, accountId, viewerIds]);
  const { campaigns = [], coupons = [], tallies = [], buyers = [] } = found ?? {};
  return {
    campaigns: new Map(campaigns.map((row) => [row.campaign_id, toCampaign(row)])),
    coupons: new Map(coupons.map((row) => [row.coupon_id, toCoupon(row)])),
    tallies: new Map(tallies.map((row) => [row.tally_id, row.units])),
    buyers: new Set(buyers),
    readAtMs: Date.now(),
  };
}

const SAVE = `
  WITH saved_campaigns AS (
    UPDATE coupon_campaigns k SET free = n.free, claimed = n.claimed, used = n.used
    FROM json_populate_recordset(NULL::coupon_campaigns, $1::json) n WHERE k.campaign_id = n.campaign_id),
  saved_coupons AS (
    UPDATE coupons c SET status = n.status, order_id = n.order_id
    FROM json_populate_recordset(NULL::coupons, $2::json) n WHERE c.coupon_id = n.coupon_id),
  saved_tallies AS (
    UPDATE tallies t SET units = n.units
    FROM json_populate_recordset(NULL::tallies, $3::json) n WHERE t.tally_id = n.tally_id)
  SELECT`;

/** Saves what {@link lockPromotions} has locked; nothing to save costs nothing. */
export async function savePromotions(tx: Transaction, entries: PromotionEntries): Promise<void> {
  const { campaigns, coupons, tallies } = entries;
  if (campaigns.length + coupons.length + tallies.length === 0) return;
  await tx.query(SAVE, [
    JSON.stringify(campaigns.map(toCampaignCounts)),
    JSON.stringify(coupons.map(toChangedCouponRow)),
    JSON.stringify(tallies.map(({ tallyId, units }) => ({ tally_id: tallyId, units }))),
  ]);
}
