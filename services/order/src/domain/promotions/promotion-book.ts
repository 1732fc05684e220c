import { couponExpired, couponReturned, couponUsed, type Fact } from '@shopcast/contracts';
import { type Campaign, type CouponMove, moveCoupons } from '../coupons/campaign.js';
import { claimOf, type Coupon, type KnownCoupon, statusAt } from '../coupons/coupon.js';
import { inRoomOf, type Order, type Terms } from '../order.js';
import type { Counted, UsedCoupon } from './deal.js';
import type { PromotionDesk, PromotionEntries, Promotions } from './promotions.js';

/** The promotions while a batch is decided: every decision sees what the ones before it took and gave back. */
export class PromotionBook implements PromotionDesk {
  private readonly campaigns: Map<string, Campaign>;
  private readonly coupons: Map<string, Coupon>;
  private readonly tallies: Map<string, number>;
  private readonly buyers: Set<string>;

  constructor(private readonly found: Promotions) {
    this.campaigns = new Map(found.campaigns);
    this.coupons = new Map(found.coupons);
    this.tallies = new Map(found.tallies);
    this.buyers = new Set(found.buyers);
  }

  coupon(couponId: string): KnownCoupon | undefined {
    const coupon = this.coupons.get(couponId);
    const campaign = coupon && this.campaigns.get(coupon.campaignId);
    return coupon && campaign && { coupon, campaign };
  }

  unitsCounted(tallyId: string): number {
    return this.tallies.get(tallyId) ?? 0;
  }

  hasBought(viewerId: string): boolean {
    return this.buyers.has(viewerId);
  }

  /** Whether an order that had given its promotions back can have all of them again. */
  canTake({ deal, viewerId }: Terms): boolean {
    const isMine = ({ couponId }: UsedCoupon): boolean => {
      const known = this.coupon(couponId);
      return known?.coupon.viewerId === viewerId && statusAt(known, this.found.readAtMs) === 'claimed';
    };
    const fits = ({ tallyId, units, ceiling }: Counted): boolean => this.unitsCounted(tallyId) + units <= ceiling;
    return deal === null || (deal.coupons.every(isMine) && deal.counted.every(fits));
  }

  /** The order holds its coupons and is counted from now on; one that is paid makes its viewer a buyer. */
  take(order: Order): Fact[] {
    this.count(order, 1);
    if (order.status === 'paid') this.buyers.add(order.viewerId);
    return (order.deal?.coupons ?? []).map(({ couponId, campaignId, discountMinor }) => {
      const { orderId, currency } = order;
      const status = 'used' as const;
      this.move(couponId, (coupon) => ({ ...claimOf(coupon), status, orderId }), { claimedBy: -1, usedBy: 1 });
      return couponUsed.of({ ...inRoomOf(order), couponId, campaignId, discountMinor, currency });
    });
  }

  /** The order ended unpaid. A coupon whose time has run out meanwhile goes back to its campaign, not to its viewer. */
  giveBack(order: Terms): Fact[] {
    this.count(order, -1);
    return (order.deal?.coupons ?? []).map(({ couponId, campaignId }) => {
      const { orderId, ...room } = inRoomOf(order);
      const back = { ...room, couponId, campaignId };
      const isOver = (this.campaigns.get(campaignId)?.usableUntilMs ?? 0) <= this.found.readAtMs;
      const status = isOver ? ('expired' as const) : ('claimed' as const);
      this.move(couponId, (coupon) => ({ ...claimOf(coupon), status }), { claimedBy: isOver ? 0 : 1, usedBy: -1 });
      return isOver ? couponExpired.of(back) : couponReturned.of({ ...back, orderId });
    });
  }

  /** What has to be saved. */
  entries(): PromotionEntries {
    const { found } = this;
    return {
      campaigns: [...this.campaigns.values()].filter((one) => one !== found.campaigns.get(one.campaignId)),
      coupons: [...this.coupons.values()].filter((one) => one !== found.coupons.get(one.couponId)),
      tallies: [...this.tallies]
        .filter(([tallyId, units]) => units !== (found.tallies.get(tallyId) ?? 0))
        .map(([tallyId, units]) => ({ tallyId, units })),
    };
  }

  private count({ deal }: Terms, sign: 1 | -1): void {
    for (const { tallyId, units } of deal?.counted ?? [])
      this.tallies.set(tallyId, this.unitsCounted(tallyId) + sign * units);
  }

  private move(couponId: string, become: (coupon: Coupon) => Coupon, move: CouponMove): void {
    const known = this.coupon(couponId);
    if (!known) throw new Error(`Coupon ${couponId} was not locked`);
    this.coupons.set(couponId, become(known.coupon));
    this.campaigns.set(known.campaign.campaignId, moveCoupons(known.campaign, move));
  }
}
