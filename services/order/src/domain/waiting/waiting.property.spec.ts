import fc from 'fast-check';
import {
  allocation,
  ALLOCATION,
  LISTING,
  market,
  PLACED_AT,
  request,
  session,
  SESSION,
  SKU,
  uuid,
} from '../../testing/fixtures.js';
import { cancelOrder } from '../close-order.js';
import { decideChanges } from '../decide-changes.js';
import { decidePlacements } from '../decide-placements.js';
import type { Order } from '../order.js';
import { payOrder } from '../pay-order.js';
import { noPromotions } from '../promotions/promotions.js';
import { offerKey } from '../placement.js';
import { refundOrder } from '../refund-order.js';
import { StockBook } from '../stock-book.js';
import { type Allocation, freeUnits, setAllocation, type StockMovement } from '../stock.js';
import { joinWaitingList, placeKey } from './join-waiting-list.js';
import { endOffers, freedIn, offerUnits } from './offer-units.js';
import type { UnitsOffer, Waiting } from './waiting.js';

type Step =
  | { readonly what: 'join' | 'place'; readonly viewer: number; readonly quantity: number }
  | { readonly what: 'lapse' | 'cancel' | 'pay' | 'refund'; readonly nth: number }
  | { readonly what: 'resize'; readonly units: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    what: fc.constantFrom('join' as const, 'place' as const, 'place' as const),
    viewer: fc.nat(5),
    quantity: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    what: fc.constantFrom('lapse' as const, 'cancel' as const, 'pay' as const, 'refund' as const),
    nth: fc.nat(8),
  }),
  fc.record({ what: fc.constant('resize' as const), units: fc.nat(8) }),
);

/** One variant, its orders, its line and its offers, as the database holds them, changed as the write doors do it. */
class Shop {
  stock: Allocation = allocation({ intended: 4, allocated: 4 });
  readonly orders = new Map<string, Order>();
  readonly offers = new Map<string, UnitsOffer>();
  readonly moved: StockMovement[] = [];
  private line: Waiting[] = [];
  private made = 0;

  take(one: Step): void {
    switch (one.what) {
      case 'join':
        return this.join(one.viewer, one.quantity);
      case 'place':
        return this.place(one.viewer, one.quantity);
      case 'lapse':
        return this.lapse(one.nth);
      case 'resize':
        return this.resize(one.units);
      default:
        return this.change(one.what, one.nth);
    }
  }

  private join(viewer: number, quantity: number): void {
    const wish: Waiting = {
      entryId: uuid(7_000 + (this.made += 1)),
      accountId: this.stock.accountId,
      sessionId: SESSION,
      viewerId: `v${viewer}`,
      listingId: LISTING,
      skuId: SKU,
      quantity,
      joinedAtMs: PLACED_AT,
    };
    const there = [...this.line.map((entry) => ({ ...entry, state: 'waiting' as const }))];
    const held = [...this.offers.values()].map((offer) => ({ ...offer, state: 'offered' as const }));
    const room = {
      sessions: new Map([[SESSION, session()]]),
      variants: new Map([[offerKey(LISTING, SKU), { allocation: this.stock, isListOpen: true }]]),
      entries: new Map([...there, ...held].map((entry) => [placeKey(entry), entry])),
    };
    try {
      if (joinWaitingList(room, wish).entryId === wish.entryId) this.line.push(wish);
    } catch (refusal) {
      expect((refusal as { code?: string }).code).toMatch(/^waiting_list\.(not_sold_out|already_joined)$/);
    }
  }

  private place(viewer: number, quantity: number): void {
    const free = freeUnits(this.stock);
    const held = [...this.offers.values()];
    const own = held.reduce((sum, offer) => sum + (offer.viewerId === `v${viewer}` ? offer.quantity : 0), 0);
    const asked = request({ viewerId: `v${viewer}`, lines: [{ listingId: LISTING, skuId: SKU, quantity }] });
    const decided = decidePlacements(market({ allocations: [this.stock], held }), [asked]);
    const [outcome] = decided.outcomes;
    // Never refused while there are units for this viewer, and never served from what is held for another.
    expect(outcome?.kind).toBe(quantity <= free + own ? 'placed' : 'refused');
    if (outcome?.kind !== 'placed') return;
    this.orders.set(outcome.order.orderId, outcome.order);
    for (const { offerId } of decided.accepted) this.offers.delete(offerId);
    this.save(decided);
  }

  private change(what: 'cancel' | 'pay' | 'refund', nth: number): void {
    const order = [...this.orders.values()][nth];
    if (!order) return;
    const { orderId, paymentId, totalMinor: amountMinor, currency } = order;
    const books = {
      orders: this.orders,
      allocations: new Map([[ALLOCATION, this.stock]]),
      buyers: new Set<string>(),
      refunds: new Map(),
      promotions: noPromotions(PLACED_AT),
    };
    const decided = decideChanges(books, [
      {
        orderId,
        actor: { kind: 'timer', id: 'chance' },
        decide: (found, desk) => {
          if (what === 'cancel') return cancelOrder(found, 'merchant_request');
          if (what === 'refund') return refundOrder(found, { refundId: uuid(1), amountMinor: null });
          return payOrder(
            found,
            {
              paymentId,
              amountMinor,
              currency,
              refundId: uuid(2),
              provider: 'test',
              reference: null,
              paidAtMs: PLACED_AT,
              atMs: PLACED_AT,
            },
            desk,
          );
        },
      },
    ]);
    for (const changed of decided.orders) this.orders.set(changed.orderId, changed);
    this.save(decided);
  }

  private lapse(nth: number): void {
    const offer = [...this.offers.values()][nth];
    if (!offer) return;
    this.offers.delete(offer.entryId);
    const stock = new StockBook(new Map([[ALLOCATION, this.stock]]));
    endOffers(stock, [offer]);
    this.save(stock.entries());
  }

  private resize(units: number): void {
    const { allocation: resized, movement } = setAllocation(this.stock, units);
    this.save({ allocations: [resized], movements: [movement] });
  }

  private save(entries: {
    readonly allocations: readonly Allocation[];
    readonly movements: readonly StockMovement[];
  }): void {
    this.moved.push(...entries.movements);
    this.stock = entries.allocations[0] ?? this.stock;
    if (freedIn(entries).length === 0) return;
    const stock = new StockBook(new Map([[ALLOCATION, this.stock]]));
    const inLine = this.line.map((waiting) => ({ ...waiting, allocationId: ALLOCATION, offerSeconds: 60 }));
    const offers = offerUnits(stock, inLine, PLACED_AT);
    for (const offer of offers) this.offers.set(offer.entryId, offer);
    this.line = this.line.filter(({ entryId }) => !this.offers.has(entryId));
    const { allocations, movements } = stock.entries();
    this.moved.push(...movements);
    this.stock = allocations[0] ?? this.stock;
    // Whoever still waits wants more than there is.
    for (const { quantity } of this.line) expect(quantity).toBeGreaterThan(freeUnits(this.stock));
  }

  units(...statuses: Order['status'][]): number {
    return [...this.orders.values()]
      .filter(({ status }) => statuses.includes(status))
      .reduce((sum, { lines }) => sum + (lines[0]?.quantity ?? 0), 0);
  }
}

const sumOf = (
  movements: readonly StockMovement[],
  by: 'allocatedBy' | 'reservedBy' | 'offeredBy' | 'soldBy',
): number => movements.reduce((sum, movement) => sum + movement[by], 0);

describe('a product with a waiting list, whatever happens to it', () => {
  it('has every unit free, offered, ordered or sold, and none twice', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), (story) => {
        const shop = new Shop();
        for (const one of story) {
          shop.take(one);

          const { allocated, reserved, offered, sold } = shop.stock;
          const held = [...shop.offers.values()].reduce((sum, { quantity }) => sum + quantity, 0);
          expect(offered).toBe(held);
          expect(reserved).toBe(held + shop.units('placed'));
          expect(sold).toBe(shop.units('paid', 'partly_refunded'));
          expect(freeUnits(shop.stock)).toBeGreaterThanOrEqual(0);
          expect({ allocated, reserved, offered, sold }).toEqual({
            allocated: 4 + sumOf(shop.moved, 'allocatedBy'),
            reserved: sumOf(shop.moved, 'reservedBy'),
            offered: sumOf(shop.moved, 'offeredBy'),
            sold: sumOf(shop.moved, 'soldBy'),
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});
