import { type Fate, isPaid } from '../../plan/sale/sale-plan.js';

/** An order that the shop has acknowledged, and what its buyer means to do with it. */
export interface Purchase {
  readonly orderId: string;
  readonly viewerId: string;
  readonly totalMinor: number;
  readonly fate: Fate;
  /** The shop has acknowledged the payment, the failing of it, or the cancellation. */
  settled: boolean;
}

/** What the crowd has counted by itself. */
export interface Counted {
  readonly ordersPlaced: number;
  readonly orders: number;
  readonly gmvMinor: number;
  readonly buyers: number;
}

/** The crowd's own book of its orders, kept from answers alone. */
export class OrderBook {
  private readonly purchases = new Map<string, Purchase>();

  add(purchase: Purchase): void {
    this.purchases.set(purchase.orderId, purchase);
  }

  find(orderId: string): Purchase | undefined {
    return this.purchases.get(orderId);
  }

  all(): Purchase[] {
    return [...this.purchases.values()];
  }

  counted(): Counted {
    const paid = this.all().filter(({ fate, settled }) => settled && isPaid(fate));
    return {
      ordersPlaced: this.purchases.size,
      orders: paid.length,
      gmvMinor: paid.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
      buyers: new Set(paid.map(({ viewerId }) => viewerId)).size,
    };
  }
}
