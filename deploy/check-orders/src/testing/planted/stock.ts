import { newId } from '@shopcast/kernel';
import type { RecordedOrders } from '../recorded-run.js';
import { appendFact, otherEventId } from './on-the-log.js';
import { idOf, type PlantedBug } from './planted-bug.js';

export const stockBugs: readonly PlantedBug[] = [
  {
    bug: 'one unit is promised twice for a moment, and all is well in the end',
    rule: 'stock.never-oversold',
    plant: (copy) => {
      const [, single] = copy.run.items;
      const of = (cause: string, order: keyof RecordedOrders) =>
        `(SELECT movement_id FROM stock_movements WHERE allocation_id = '${single.allocationId}'
          AND cause = '${cause}' AND order_id = '${idOf(copy, order)}')`;
      return copy.order(`
        ALTER TABLE stock_movements ALTER movement_id DROP IDENTITY;
        CREATE TEMP TABLE swapped AS SELECT ${of('order_expired', 'tooLate')} AS freed, ${of('order_placed', 'luckier')} AS taken;
        UPDATE stock_movements SET movement_id = -1 FROM swapped WHERE movement_id = freed;
        UPDATE stock_movements SET movement_id = freed FROM swapped WHERE movement_id = taken;
        UPDATE stock_movements SET movement_id = taken FROM swapped WHERE movement_id = -1`);
    },
  },
  {
    bug: 'a movement is missing',
    rule: 'stock.order-movements',
    plant: (copy) =>
      copy.order(`DELETE FROM stock_movements WHERE cause = 'order_paid' AND order_id = '${idOf(copy, 'paid')}'`),
  },
  {
    bug: 'a movement is written twice',
    rule: 'stock.order-movements',
    plant: (copy) =>
      copy.order(`
        INSERT INTO stock_movements (account_id, allocation_id, order_id, cause, allocated_by, reserved_by, sold_by)
        SELECT account_id, allocation_id, order_id, cause, allocated_by, reserved_by, sold_by FROM stock_movements
        WHERE cause = 'order_expired' AND order_id = '${idOf(copy, 'expired')}'`),
  },
  {
    bug: 'the allocation is raised without a movement',
    rule: 'stock.adds-up',
    plant: (copy) => copy.order(`UPDATE allocations SET intended = intended + 5, allocated = allocated + 5`),
  },
  {
    bug: 'the ledger has sold a unit that no order has',
    rule: 'stock.orders',
    plant: (copy) =>
      copy.order(`
        UPDATE allocations SET sold = sold + 1 WHERE intended = 50;
        INSERT INTO stock_movements (account_id, allocation_id, cause, allocated_by, reserved_by, sold_by)
        SELECT account_id, allocation_id, 'order_paid', 0, 0, 1 FROM allocations WHERE intended = 50`),
  },
  {
    bug: 'what the merchant allocated last is forgotten',
    rule: 'stock.as-intended',
    plant: (copy) => {
      const [many] = copy.run.items;
      const condition = `headers::jsonb ->> 'ce_type' = 'allocation.set.v1' AND value::jsonb ->> 'allocationId' = '${many.allocationId}'`;
      return appendFact(copy, condition, { headers: otherEventId(), value: `(value::jsonb || '{"units": 51}')::text` });
    },
  },
  {
    bug: 'more is shipped than was paid for',
    rule: 'units.paid-for',
    plant: (copy) =>
      copy.order(`UPDATE orders SET fulfilment = jsonb_set(fulfilment, '{shipments,0,lines,0,quantity}', '3')
                  WHERE order_id = '${idOf(copy, 'returned')}'`),
  },
  {
    bug: 'more comes back than was shipped',
    rule: 'units.paid-for',
    plant: (copy) =>
      copy.order(`UPDATE orders SET fulfilment = jsonb_set(fulfilment, '{returns,0,lines,0,quantity}', '3')
                  WHERE order_id = '${idOf(copy, 'returned')}'`),
  },
  {
    bug: 'units stay held for an offer that has ended',
    rule: 'stock.offers',
    plant: (copy) => {
      const { allocationId } = copy.run.items[3];
      return copy.order(`UPDATE allocations SET offered = 1, reserved = 1 WHERE allocation_id = '${allocationId}'`);
    },
  },
  {
    bug: 'an offer is accepted by somebody else’s order',
    rule: 'waiting.accepted',
    plant: (copy) =>
      copy.order(`UPDATE waiting SET order_id = '${idOf(copy, 'paid')}' WHERE order_id = '${idOf(copy, 'waited')}'`),
  },
  {
    bug: 'units are moved under another account',
    rule: 'account.stock',
    plant: (copy) => copy.order(`UPDATE stock_movements SET account_id = '${newId()}' WHERE cause = 'allocation_set'`),
  },
];
