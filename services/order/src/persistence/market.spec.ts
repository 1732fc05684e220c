import type { Transaction } from '@shopcast/database';
import { foreseePlacements } from '../domain/decide-placements.js';
import type { PlacementRequest } from '../domain/placement.js';
import { ACCOUNT, ALLOCATION, LISTING, placedOrder, PLACED_AT, request, SESSION, SKU } from '../testing/fixtures.js';
import { CAMPAIGN, COUPON } from '../testing/promotions.js';
import { readMarket } from './market.js';
import { toNewRow } from './order.row.js';

const asked = request({ couponIds: [COUPON] });
const inShop = { account_id: ACCOUNT, listing_id: LISTING, sku_id: SKU, currency: 'CNY' };
const soon = new Date(PLACED_AT + 3_600_000);

/** Another process places the order of this request when the n-th statement has been answered. */
class OtherProcess {
  private answered = 0;

  constructor(
    private readonly request: PlacementRequest,
    private readonly placesAfter: number,
  ) {}

  query(sql: string): Promise<readonly object[]> {
    const rows = this.rowsOf(sql, this.answered >= this.placesAfter);
    this.answered += 1;
    return Promise.resolve(rows);
  }

  private rowsOf(sql: string, isPlaced: boolean): readonly object[] {
    if (sql.includes('FROM sessions')) return [{ ...inShop, session_id: SESSION, state: 'live', time_scale: 1 }];
    if (sql.includes('FROM offers')) return [{ ...inShop, list_price_minor: '9900', allocation_id: ALLOCATION }];
    if (sql.includes('FROM allocations'))
      return [{ ...inShop, allocation_id: ALLOCATION, allocated: '9', reserved: '0' }];
    if (sql.includes('FROM orders')) return isPlaced ? [this.order()] : [];
    return [{ campaigns: [this.campaign()], coupons: [this.coupon(isPlaced)], tallies: [], buyers: [] }];
  }

  private order(): object {
    const { orderId } = this.request;
    const row = toNewRow(placedOrder({ orderId }), this.request);
    return { ...row, placed_at: new Date(PLACED_AT), expires_at: soon };
  }

  private campaign(): object {
    const terms = { discount: { kind: 'amount', amountMinor: 1 }, currency: 'CNY', usable_until: soon.toISOString() };
    return { campaign_id: CAMPAIGN, account_id: ACCOUNT, listing_ids: null, minimum_spend_minor: 0, ...terms };
  }

  private coupon(isUsed: boolean): object {
    const of = { coupon_id: COUPON, campaign_id: CAMPAIGN, account_id: ACCOUNT, viewer_id: this.request.viewerId };
    return { ...of, status: isUsed ? 'used' : 'claimed', order_id: isUsed ? this.request.orderId : null };
  }
}

describe('reading the market without locks', () => {
  it.each([0, 1, 2, 3, 4, 5, 6])(
    'never takes a coupon for spent by another order when it was this one’s (placed after statement %i)',
    async (placesAfter) => {
      const tx = new OtherProcess(asked, placesAfter) as unknown as Transaction;

      const [outcome] = foreseePlacements(await readMarket(tx, ACCOUNT, [asked]), [asked]);

      // What could still be placed is asked for again, with locks.
      expect(outcome?.kind === 'refused' ? outcome.refusal.code : outcome?.kind).toMatch(/^(repeated|placed)$/);
    },
  );
});
