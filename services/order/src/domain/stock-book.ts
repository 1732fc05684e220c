import { type Allocation, type StockChange, type StockMovement, moveStock, StockLedgerBroken } from './stock.js';

/** The stock while a batch is decided: every decision sees what the ones before it took. */
export class StockBook {
  private readonly current: Map<string, Allocation>;
  private readonly changed = new Map<string, Allocation>();
  private readonly moved: StockMovement[] = [];

  /** @param locked every allocation that the batch may touch */
  constructor(locked: ReadonlyMap<string, Allocation>) {
    this.current = new Map(locked);
  }

  get allocations(): ReadonlyMap<string, Allocation> {
    return this.current;
  }

  /** @throws StockLedgerBroken */
  apply(changes: readonly StockChange[]): void {
    for (const change of changes) {
      const before = this.current.get(change.allocationId);
      if (!before) throw new StockLedgerBroken(null, change);
      const { allocation, movement } = moveStock(before, change);
      this.current.set(allocation.allocationId, allocation);
      this.changed.set(allocation.allocationId, allocation);
      this.moved.push(movement);
    }
  }

  /** What has to be saved. */
  entries(): { readonly allocations: readonly Allocation[]; readonly movements: readonly StockMovement[] } {
    return { allocations: [...this.changed.values()], movements: this.moved };
  }
}
