import { newId } from '@shopcast/kernel';
import type { PlannedCampaign } from '../plan/sale/coupons.js';
import type { FakeFacts } from './fake-facts.js';

interface Dropped {
  readonly discount: PlannedCampaign['discount'];
  free: number;
}

interface FakeCoupon {
  readonly campaign: Dropped;
  readonly viewerId: string;
  used: boolean;
}

/** Coupons of every campaign: who has them, and whether an order does. */
export class FakeCoupons {
  private readonly campaigns = new Map<string, Dropped>();
  private readonly coupons = new Map<string, FakeCoupon>();
  /** Campaigns and coupons, by the key of the request that made them. */
  private readonly made = new Map<string, string>();

  constructor(private readonly facts: FakeFacts) {}

  open(key: string, body: Record<string, unknown>) {
    const campaignId = this.once(key, (id) =>
      this.campaigns.set(id, { discount: body['discount'] as Dropped['discount'], free: Number(body['stock']) }),
    );
    return { status: 201, body: { campaignId } };
  }

  claim(campaignId: string, viewerId: string, key: string) {
    const campaign = this.campaigns.get(campaignId);
    if (!campaign) return { status: 404, body: { code: 'campaign.not_found' } };
    const couponId = this.once(`${viewerId} ${key}`, (id) => {
      campaign.free -= 1;
      this.coupons.set(id, { campaign, viewerId, used: false });
    });
    if (campaign.free < 0) this.facts.faults.push('more coupons are claimed than there are');
    return { status: 201, body: { couponId } };
  }

  /** @returns what is left of the price */
  use(couponIds: readonly string[], viewerId: string, priceMinor: number): number {
    let left = priceMinor;
    for (const couponId of couponIds) {
      const coupon = this.coupons.get(couponId);
      if (coupon?.viewerId !== viewerId || coupon.used) this.facts.faults.push('an order has a coupon wrongly');
      if (!coupon) continue;
      coupon.used = true;
      const { discount } = coupon.campaign;
      left -= discount.kind === 'amount' ? discount.amountMinor : Math.floor((left * discount.basisPoints) / 10_000);
    }
    return left;
  }

  giveBack(couponIds: readonly string[]): void {
    for (const couponId of couponIds) {
      const coupon = this.coupons.get(couponId);
      if (coupon) coupon.used = false;
    }
  }

  private once(key: string, make: (id: string) => unknown): string {
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const id = newId();
    this.made.set(key, id);
    make(id);
    return id;
  }
}
