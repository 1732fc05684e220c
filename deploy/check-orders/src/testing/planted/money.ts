import { newId } from '@shopcast/kernel';
import { factOf } from './on-the-log.js';
import { idOf, type PlantedBug } from './planted-bug.js';

export const moneyBugs: readonly PlantedBug[] = [
  {
    bug: 'an order is paid without a payment',
    rule: 'money.provider',
    plant: (copy) =>
      copy.order(`UPDATE test_payments SET outcome = 'failed' WHERE reference = '${idOf(copy, 'luckier')}'`),
  },
  {
    bug: 'a payment is taken that neither bought anything nor went back',
    rule: 'money.provider',
    plant: (copy) =>
      copy.order(`UPDATE test_payments SET outcome = 'succeeded' WHERE reference = '${idOf(copy, 'expired')}'`),
  },
  {
    bug: 'the provider gives the money back twice',
    rule: 'money.provider',
    plant: (copy) =>
      copy.order(
        `INSERT INTO test_refunds SELECT '${newId()}', account_id, payment_id, amount_minor FROM test_refunds LIMIT 1`,
      ),
  },
  {
    bug: 'late money is returned twice',
    rule: 'money.refunds',
    plant: (copy) =>
      copy.order(`
        INSERT INTO refunds SELECT (jsonb_populate_record(r, '{"refund_id": "${newId()}"}')).*
        FROM refunds r WHERE order_id = '${idOf(copy, 'tooLate')}'`),
  },
  {
    bug: 'a deposit is kept that nobody was told of',
    rule: 'money.deposit',
    plant: (copy) =>
      copy.log(`DELETE FROM log_records WHERE ${factOf('order.deposit-paid.v1', idOf(copy, 'deposit'))}`),
  },
  {
    bug: 'an order is sold for its deposit alone',
    rule: 'money.deposit',
    plant: (copy) =>
      copy.order(
        `UPDATE orders SET status = 'paid', balance_payment_id = NULL WHERE order_id = '${idOf(copy, 'deposit')}'`,
      ),
  },
  {
    bug: 'a deposit goes back, and the order keeps it all the same',
    rule: 'money.refunds',
    plant: (copy) =>
      copy.order(`
        INSERT INTO refunds SELECT (jsonb_populate_record(r, jsonb_build_object(
          'refund_id', '${newId()}', 'order_id', '${idOf(copy, 'deposit')}'))).*
        FROM refunds r WHERE order_id = '${idOf(copy, 'undone')}'`),
  },
  {
    bug: 'an order does not cost what its lines cost',
    rule: 'money.order',
    plant: (copy) =>
      copy.order(
        `UPDATE orders SET lines = jsonb_set(lines, '{0,unitPriceMinor}', '1') WHERE order_id = '${idOf(copy, 'lost')}'`,
      ),
  },
  {
    bug: 'a refund is written under another account',
    rule: 'account.apart',
    plant: (copy) =>
      copy.order(`UPDATE refunds SET account_id = '${newId()}' WHERE order_id = '${idOf(copy, 'partlyRefunded')}'`),
  },
];
