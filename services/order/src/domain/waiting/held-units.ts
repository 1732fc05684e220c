import type { Placed } from '../order.js';
import type { PlacementRequest } from '../placement.js';
import type { StockChange } from '../stock.js';
import type { UnitsOffer } from './waiting.js';

type Buyer = Pick<PlacementRequest, 'sessionId' | 'viewerId'>;

/**
 * The open offers while a batch of placements is decided. Placing an order for the variant is how an offer is accepted:
 * the order takes the held units first, and what of them it does not need becomes free.
 */
export class HeldUnits {
  private readonly open: Map<string, UnitsOffer>;
  private readonly taken: { readonly offerId: string; readonly orderId: string }[] = [];

  constructor(held: readonly UnitsOffer[]) {
    this.open = new Map(held.map((offer) => [keyOf(offer, offer.allocationId), offer]));
  }

  /** Answers how many units of an allocation are held for a viewer. */
  of(buyer: Buyer): (allocationId: string) => number {
    return (allocationId) => this.open.get(keyOf(buyer, allocationId))?.quantity ?? 0;
  }

  /**
   * What the order does to the stock when it takes up its buyer's offers: one movement for both, so that units which go
   * from the offer to the order are never free between.
   */
  takenBy(order: Placed, changes: readonly StockChange[]): readonly StockChange[] {
    return changes.map((change) => {
      const key = keyOf(order, change.allocationId);
      const offer = this.open.get(key);
      if (!offer) return change;
      this.open.delete(key);
      this.taken.push({ offerId: offer.entryId, orderId: order.orderId });
      return {
        ...change,
        reservedBy: change.reservedBy - offer.quantity,
        offer: { offerId: offer.entryId, offeredBy: -offer.quantity },
      };
    });
  }

  get accepted(): readonly { readonly offerId: string; readonly orderId: string }[] {
    return this.taken;
  }
}

const keyOf = ({ sessionId, viewerId }: Buyer, allocationId: string): string =>
  `${sessionId}:${viewerId}:${allocationId}`;
