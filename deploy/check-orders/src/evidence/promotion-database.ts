import type { CampaignFound, CouponFound } from './papers.js';
import type { Snapshot } from './snapshot.js';

export const campaignsIn = (snapshot: Snapshot): AsyncGenerator<CampaignFound> =>
  snapshot.rows(
    `SELECT campaign_id AS "campaignId", stock::float8, free::float8, claimed::float8, used::float8
     FROM coupon_campaigns`,
  );

export const couponsIn = (snapshot: Snapshot): AsyncGenerator<CouponFound> =>
  snapshot.rows(
    `SELECT coupon_id AS "couponId", campaign_id AS "campaignId", account_id AS "accountId", viewer_id AS "viewerId",
            status, order_id AS "orderId"
     FROM coupons`,
  );

export const talliesIn = (snapshot: Snapshot): AsyncGenerator<{ readonly tallyId: string; readonly units: number }> =>
  snapshot.rows(`SELECT tally_id AS "tallyId", units::float8 FROM tallies`);
