import type { AllocationFound } from './order-database.js';
import { holdsUnits } from '../judgement/life.js';
import type { MovementFound, OrderFound, WaitingFound } from './papers.js';
import { unitsOf } from './units-of.js';

/** A moment at which more was promised than there was. */
export interface OversoldMoment {
  readonly movementId: number;
  readonly allocated: number;
  readonly reserved: number;
  readonly sold: number;
}

/** All that is known of one allocation. */
export interface AllocationDossier {
  readonly allocationId: string;
  readonly row: AllocationFound | undefined;
  /** What the movements add up to. */
  readonly replayed: Readonly<Record<'allocated' | 'reserved' | 'offered' | 'sold', number>>;
  readonly oversold: { readonly count: number; readonly first: OversoldMoment | undefined };
  /** Accounts under which units were moved. */
  readonly accounts: readonly string[];
  /** What the orders hold and have. */
  readonly byOrders: { readonly reserved: number; readonly sold: number };
  /** What open offers to viewers who waited add up to. */
  readonly byOffers: number;
  /** What the merchant said last; undefined when nothing was said. */
  readonly intended: number | undefined;
}

interface Open {
  row: AllocationFound | undefined;
  intended: number | undefined;
  readonly replayed: Record<'allocated' | 'reserved' | 'offered' | 'sold', number>;
  readonly oversold: { count: number; first: OversoldMoment | undefined };
  readonly accounts: Set<string>;
  readonly byOrders: { reserved: number; sold: number };
}

const variantOf = ({ listingId, skuId }: Pick<WaitingFound, 'listingId' | 'skuId'>): string => `${listingId}:${skuId}`;

/** Plays the movement log again and counts what the orders have: what is kept grows with allocations, not with orders. */
export class StockReplay {
  private readonly allocations = new Map<string, Open>();
  private readonly offered = new Map<string, number>();

  row(row: AllocationFound): void {
    this.of(row.allocationId).row = row;
  }

  /** In the order in which they happened. */
  move({ allocationId, accountId, movementId, allocatedBy, reservedBy, offeredBy, soldBy }: MovementFound): void {
    const { replayed, oversold, accounts } = this.of(allocationId);
    replayed.allocated += allocatedBy;
    replayed.reserved += reservedBy;
    replayed.offered += offeredBy;
    replayed.sold += soldBy;
    accounts.add(accountId);
    const { allocated, reserved, offered, sold } = replayed;
    if (offered >= 0 && reserved >= offered && sold >= 0 && reserved + sold <= allocated) return;
    oversold.count += 1;
    oversold.first ??= { movementId, allocated, reserved, sold };
  }

  order(order: OrderFound): void {
    for (const { allocationId, ordered, sold } of unitsOf(order)) {
      const { byOrders } = this.of(allocationId);
      if (holdsUnits.includes(order.status)) byOrders.reserved += ordered;
      byOrders.sold += sold;
    }
  }

  waiting(place: WaitingFound): void {
    if (place.state !== 'offered') return;
    const variant = variantOf(place);
    this.offered.set(variant, (this.offered.get(variant) ?? 0) + place.quantity);
  }

  allocate(allocationId: string, units: number): void {
    this.of(allocationId).intended = units;
  }

  *dossiers(): Generator<AllocationDossier> {
    for (const [allocationId, { accounts, ...found }] of this.allocations) {
      const byOffers = found.row ? (this.offered.get(variantOf(found.row)) ?? 0) : 0;
      yield { allocationId, ...found, accounts: [...accounts], byOffers };
    }
  }

  private of(allocationId: string): Open {
    const known = this.allocations.get(allocationId);
    if (known) return known;
    const opened: Open = {
      row: undefined,
      intended: undefined,
      replayed: { allocated: 0, reserved: 0, offered: 0, sold: 0 },
      oversold: { count: 0, first: undefined },
      accounts: new Set(),
      byOrders: { reserved: 0, sold: 0 },
    };
    this.allocations.set(allocationId, opened);
    return opened;
  }
}
