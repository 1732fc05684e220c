import type { Books, OrderChange } from '../domain/changes.js';
import { type ClaimOutcome, decideClaims, type KnownClaim } from '../domain/coupons/claim-coupons.js';
import type { Coupon } from '../domain/coupons/coupon.js';
import { expireCoupons } from '../domain/coupons/expire-coupons.js';
import { decideChanges } from '../domain/decide-changes.js';
import { decidePlacements } from '../domain/decide-placements.js';
import type { Order } from '../domain/order.js';
import type { Market, PlacementOutcome, PlacementRequest } from '../domain/placement.js';
import { type PromotionEntries, type Promotions } from '../domain/promotions/promotions.js';
import type { Allocation } from '../domain/stock.js';
import { ACCOUNT, market, SESSION, session, uuid } from './fixtures.js';
import { CAMPAIGN } from './promotions.js';

/** A shop whose books are kept in memory: each step decides on what the steps before have saved. */
export class PromotedShop {
  readonly orders = new Map<string, Order>();
  readonly claims: KnownClaim[] = [];
  nowMs: number;
  private made = 0;

  constructor(public books: Market) {
    this.nowMs = books.promotions.readAtMs;
  }

  get coupons(): readonly Coupon[] {
    return [...this.books.promotions.coupons.values()];
  }

  claim(viewerId: string): ClaimOutcome | undefined {
    const ids = { couponId: uuid((this.made += 1)), claimKey: uuid((this.made += 1)), digest: 'body' };
    const request = { ...ids, accountId: ACCOUNT, campaignId: CAMPAIGN, sessionId: SESSION, viewerId };
    const desk = {
      campaign: this.books.promotions.campaigns.get(CAMPAIGN),
      sessions: new Map([[SESSION, session()]]),
      droppedIn: new Set([SESSION]),
      claims: this.claims,
      buyers: new Set<string>(),
    };
    const { outcomes, campaign } = decideClaims(desk, [{ ...request, claimedAtMs: this.nowMs }]);
    const [outcome] = outcomes;
    if (outcome?.kind === 'claimed') {
      this.claims.push({ coupon: outcome.known.coupon, claimKey: ids.claimKey, digest: ids.digest });
      this.keep({ campaigns: campaign ? [campaign] : [], coupons: [outcome.known.coupon], tallies: [] });
    }
    return outcome;
  }

  place(...requests: PlacementRequest[]): readonly PlacementOutcome[] {
    const decided = decidePlacements(
      this.books,
      requests.map((request) => ({ ...request, placedAtMs: this.nowMs })),
    );
    for (const outcome of decided.outcomes)
      if (outcome.kind === 'placed') this.orders.set(outcome.order.orderId, outcome.order);
    this.keep(decided.promotions);
    this.stock(decided.allocations);
    return decided.outcomes;
  }

  change(...changes: OrderChange[]): void {
    const books: Books = { ...this.books, orders: this.orders, buyers: new Set(), refunds: new Map() };
    const decided = decideChanges(books, changes);
    for (const order of decided.orders) this.orders.set(order.orderId, order);
    this.keep(decided.promotions);
    this.stock(decided.allocations);
  }

  expireCoupons(): void {
    const campaign = this.books.promotions.campaigns.get(CAMPAIGN);
    if (!campaign) return;
    const expired = expireCoupons(campaign, this.coupons, this.nowMs);
    this.keep({ campaigns: [expired.campaign], coupons: expired.coupons, tallies: [] });
  }

  private keep({ campaigns, coupons, tallies }: PromotionEntries): void {
    const { promotions } = this.books;
    const kept: Promotions = {
      ...promotions,
      campaigns: new Map([...promotions.campaigns, ...campaigns.map((one) => [one.campaignId, one] as const)]),
      coupons: new Map([...promotions.coupons, ...coupons.map((one) => [one.couponId, one] as const)]),
      tallies: new Map([...promotions.tallies, ...tallies.map((one) => [one.tallyId, one.units] as const)]),
      readAtMs: this.nowMs,
    };
    this.books = { ...this.books, promotions: kept };
  }

  private stock(changed: readonly Allocation[]): void {
    const allocations = new Map([...this.books.allocations, ...changed.map((one) => [one.allocationId, one] as const)]);
    this.books = { ...this.books, allocations };
  }
}

export const promotedShop = (...parts: Parameters<typeof market>): PromotedShop => new PromotedShop(market(...parts));
