import { type AllocationSet, allocationSet, type RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, Handles } from '@shopcast/event-log';
import { setAllocation } from '../domain/stock.js';
import { UnitOffers } from '../persistence/waiting/unit-offers.js';
import { lockOrOpenAllocation, saveStock } from '../persistence/stock-ledger.js';

/**
 * The merchant says how many units may be sold in all; the ledger follows, as far as units are not promised already. New
 * units go to those who wait for them first.
 */
@Consumer('order.stock')
export class ResizeStockWhenAllocationSet {
  constructor(private readonly offers: UnitOffers) {}

  @Handles(allocationSet)
  async resize({ data }: RecordedEvent<AllocationSet>, tx: Transaction): Promise<void> {
    const { allocation, movement } = setAllocation(await lockOrOpenAllocation(tx, data), data.units);
    const entries = { allocations: [allocation], movements: [movement] };
    const { allocations, movements } = await this.offers.afterFreeing(tx, entries, Date.now());
    await saveStock(tx, allocations, movements);
  }
}
