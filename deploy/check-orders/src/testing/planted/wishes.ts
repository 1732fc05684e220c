import { factOf } from './on-the-log.js';
import { idOf, type PlantedBug } from './planted-bug.js';

export const wishBugs: readonly PlantedBug[] = [
  {
    bug: 'a payment that was acknowledged is forgotten',
    rule: 'acknowledged.payment',
    plant: (copy) => copy.order(`UPDATE test_payments SET outcome = NULL WHERE reference = '${idOf(copy, 'paid')}'`),
  },
  {
    bug: 'a cancellation that was acknowledged is lost',
    rule: 'acknowledged.cancellation',
    plant: async (copy) => {
      await copy.order(
        `UPDATE orders SET status = 'expired', cancel_reason = NULL WHERE order_id = '${idOf(copy, 'cancelled')}'`,
      );
      await copy.log(`DELETE FROM log_records WHERE ${factOf('order.cancelled.v1', idOf(copy, 'cancelled'))}`);
    },
  },
  {
    bug: 'a refund that was acknowledged is lost',
    rule: 'acknowledged.refund',
    plant: (copy) => copy.order(`DELETE FROM refunds WHERE order_id = '${idOf(copy, 'partlyRefunded')}'`),
  },
  {
    bug: 'nobody finds out what became of a payment',
    rule: 'unknown.request-resolved',
    plant: (copy) => {
      let paying = '';
      copy.history((line) => {
        if (line.t === 'sent' && line.op === 'pay' && line.orderId === idOf(copy, 'paid')) paying = line.id;
        return line.t === 'answered' && line.id === paying ? undefined : line;
      });
    },
  },
];
