import { isStanding } from '../judgement/life.js';
import { Cabinet } from './cabinet.js';
import type { CampaignFound, CouponFound, CouponHolder, CouponPaper, OrderFound, TallyPaper } from './papers.js';

/** All that is known of one coupon. */
export interface CouponDossier {
  readonly couponId: string;
  readonly coupon: CouponFound | undefined;
  readonly holders: readonly CouponHolder[];
}

/** A campaign's ledger, and the coupons that are out. */
export interface CampaignDossier {
  readonly campaignId: string;
  readonly row: CampaignFound | undefined;
  readonly out: { readonly claimed: number; readonly used: number };
}

/** A ceiling: what it has counted, and what the orders that stand have of it. */
export interface TallyDossier {
  readonly tallyId: string;
  /** 0 when there is no row. */
  readonly units: number;
  readonly counted: readonly { readonly orderId: string; readonly units: number; readonly ceiling: number }[];
}

/** What promotions gave and counted, by the rows that say so and by the orders that have it. */
export class PromotionBooks {
  private readonly coupons = new Cabinet<CouponPaper>();
  private readonly tallies = new Cabinet<TallyPaper>();
  private readonly rows = new Map<string, CampaignFound>();
  private readonly out = new Map<string, { claimed: number; used: number }>();

  campaign(row: CampaignFound): void {
    this.rows.set(row.campaignId, row);
  }

  coupon(coupon: CouponFound): void {
    this.coupons.file(coupon.couponId, { kind: 'coupon', coupon });
    const out = this.out.get(coupon.campaignId) ?? { claimed: 0, used: 0 };
    this.out.set(coupon.campaignId, out);
    if (coupon.status === 'claimed') out.claimed += 1;
    if (coupon.status === 'used') out.used += 1;
  }

  tally(tallyId: string, units: number): void {
    this.tallies.file(tallyId, { kind: 'row', units });
  }

  order(order: OrderFound): void {
    const { orderId, accountId, viewerId } = order;
    const stands = isStanding(order.status);
    for (const { couponId } of order.coupons)
      this.coupons.file(couponId, { kind: 'holder', holder: { orderId, accountId, viewerId, stands } });
    for (const { tallyId, units, ceiling } of stands ? order.counted : [])
      this.tallies.file(tallyId, { kind: 'counted', orderId, units, ceiling });
  }

  *couponDossiers(): Generator<CouponDossier> {
    for (const [couponId, papers] of this.coupons.dossiers())
      yield {
        couponId,
        coupon: papers.find((paper) => paper.kind === 'coupon')?.coupon,
        holders: papers.flatMap((paper) => (paper.kind === 'holder' ? [paper.holder] : [])),
      };
  }

  *campaignDossiers(): Generator<CampaignDossier> {
    for (const campaignId of new Set([...this.rows.keys(), ...this.out.keys()]))
      yield { campaignId, row: this.rows.get(campaignId), out: this.out.get(campaignId) ?? { claimed: 0, used: 0 } };
  }

  *tallyDossiers(): Generator<TallyDossier> {
    for (const [tallyId, papers] of this.tallies.dossiers())
      yield {
        tallyId,
        units: papers.find((paper) => paper.kind === 'row')?.units ?? 0,
        counted: papers.flatMap((paper) => (paper.kind === 'counted' ? [paper] : [])),
      };
  }

  discard(): void {
    this.coupons.discard();
    this.tallies.discard();
  }
}
