import { factOf } from './on-the-log.js';
import { idOf, type PlantedBug } from './planted-bug.js';

export const residueBugs: readonly PlantedBug[] = [
  {
    bug: 'an order holds its units long after its time',
    rule: 'residue.reservations',
    plant: async (copy) => {
      const orderId = idOf(copy, 'expired');
      await copy.order(`
        UPDATE orders SET status = 'placed', expires_at = now() - interval '1 hour' WHERE order_id = '${orderId}';
        DELETE FROM stock_movements WHERE order_id = '${orderId}' AND cause = 'order_expired';
        UPDATE allocations SET reserved = reserved + 3 WHERE intended = 50`);
      await copy.log(`DELETE FROM log_records WHERE ${factOf('order.expired.v1', orderId)}`);
    },
  },
  {
    bug: 'an order holds its units long after the time of its balance',
    rule: 'residue.deposits',
    plant: (copy) =>
      copy.order(
        `UPDATE orders SET forfeits_at = now() - interval '1 hour' WHERE order_id = '${idOf(copy, 'deposit')}'`,
      ),
  },
  {
    bug: 'an offer holds its units long after its time',
    rule: 'residue.offers',
    plant: (copy) =>
      copy.order(`UPDATE waiting SET state = 'offered', expires_at = now() - interval '1 hour' WHERE state = 'lapsed'`),
  },
  {
    bug: 'a fact never leaves the outbox',
    rule: 'residue.outbox',
    plant: async (copy) => {
      const condition = factOf('order.paid.v1', idOf(copy, 'paid'));
      const { rows } = await copy.log(`SELECT key, headers, value FROM log_records WHERE ${condition}`);
      await copy.log(`DELETE FROM log_records WHERE ${condition}`);
      const { key, headers, value } = rows[0] as { key: string; headers: string; value: string };
      await copy.order(
        `INSERT INTO outbox (event_id, type, topic, key, time_ms, data, recorded_at)
         VALUES ($1, 'order.paid.v1', 'shopcast.order', $2, 0, $3, now() - interval '2 minutes')`,
        [(JSON.parse(headers) as { ce_id: string }).ce_id, key, value],
      );
    },
  },
  {
    bug: 'a refund is never made',
    rule: 'residue.refunds',
    plant: (copy) =>
      copy.order(`
        DELETE FROM test_refunds WHERE refund_id IN (SELECT refund_id FROM refunds WHERE order_id = '${idOf(copy, 'tooLate')}');
        UPDATE refunds SET made_at = NULL, attempts = 7 WHERE order_id = '${idOf(copy, 'tooLate')}'`),
  },
  {
    bug: 'the order desk is never told of a payment',
    rule: 'residue.payments',
    plant: (copy) =>
      copy.order(`INSERT INTO test_callbacks (account_id, payment_id, due_at, attempts)
                  SELECT account_id, payment_id, now(), 9 FROM test_payments LIMIT 1`),
  },
];
