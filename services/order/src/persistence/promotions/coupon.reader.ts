import { Injectable } from '@nestjs/common';
import { accountIn, Database, type Scope } from '@shopcast/database';
import { type Page, type PageQuery, toPage } from '@shopcast/http';
import type { KnownCoupon } from '../../domain/coupons/coupon.js';
import { idIn } from '../id-cursor.js';
import { type CampaignRow, toCampaign } from './campaign.row.js';
import { type CouponRow, toCoupon } from './coupon.row.js';

/** Which coupons a list shows; row-level security narrows it to what the caller may see at all. */
export interface CouponFilter {
  readonly viewerId?: string | undefined;
  readonly campaignId?: string | undefined;
}

interface KnownCouponRow {
  readonly coupon: CouponRow;
  readonly campaign: CampaignRow;
}

const KNOWN = `
  SELECT to_json(c) AS coupon, to_json(k) AS campaign FROM coupons c JOIN coupon_campaigns k USING (campaign_id)`;

/** Reads viewers' coupons, without locks. */
@Injectable()
export class CouponReader {
  constructor(private readonly database: Database) {}

  /** Newest first: coupon ids sort by the time of their claiming. */
  async page<Item>(
    scope: Scope,
    { viewerId, campaignId }: CouponFilter,
    { limit, cursor }: PageQuery,
    toItem: (coupon: KnownCoupon) => Item,
  ): Promise<Page<Item>> {
    const rows = await this.database.query<KnownCouponRow>(
      scope,
      `${KNOWN} WHERE ($1::text IS NULL OR c.viewer_id = $1) AND ($2::uuid IS NULL OR c.campaign_id = $2)
         AND ($3::uuid IS NULL OR c.coupon_id < $3) AND ($5::uuid IS NULL OR c.account_id = $5)
       ORDER BY c.coupon_id DESC LIMIT $4`,
      [viewerId ?? null, campaignId ?? null, idIn(cursor), limit + 1, accountIn(scope)],
    );
    return toPage(rows.map(toKnownCoupon), limit, toItem, ({ coupon }) => [coupon.couponId]);
  }
}

const toKnownCoupon = ({ coupon, campaign }: KnownCouponRow): KnownCoupon => ({
  coupon: toCoupon(coupon),
  campaign: toCampaign(campaign),
});
