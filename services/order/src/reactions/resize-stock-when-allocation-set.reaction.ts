import { type AllocationSet, allocationSet, type RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, Handles } from '@shopcast/event-log';
import { setAllocation } from '../domain/stock.js';
import { lockOrOpenAllocation, saveStock } from '../persistence/stock-ledger.js';

/** The merchant says how many units may be sold in all; the ledger follows, as far as units are not promised already. */
@Consumer('order.stock')
export class ResizeStockWhenAllocationSet {
  @Handles(allocationSet)
  async resize({ data }: RecordedEvent<AllocationSet>, tx: Transaction): Promise<void> {
    const { allocation, movement } = setAllocation(await lockOrOpenAllocation(tx, data), data.units);
    await saveStock(tx, [allocation], [movement]);
  }
}
