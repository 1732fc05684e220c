import { newId } from '@shopcast/kernel';
import { idOf, type PlantedBug } from './planted-bug.js';

/** The settlement ledger, where the run has none. */
const ledger = `
  CREATE TABLE IF NOT EXISTS ledger_transactions (
    transaction_id uuid PRIMARY KEY, account_id uuid NOT NULL, cause text NOT NULL, order_id uuid NOT NULL,
    refund_id uuid, currency text NOT NULL, occurred_at timestamptz NOT NULL, lines jsonb NOT NULL);
  CREATE TABLE IF NOT EXISTS ledger_entries (
    transaction_id uuid NOT NULL, debit text NOT NULL, credit text NOT NULL, amount_minor bigint NOT NULL);
  GRANT SELECT ON ledger_transactions, ledger_entries TO PUBLIC;`;

/** Its two sides, which say of one amount that less was credited than debited. */
const unbalanced = `
  CREATE OR REPLACE VIEW ledger_postings AS
    SELECT 1::bigint AS entry_id, account_id, order_id AS transaction_id, 1 AS line_no, session_id AS brand_id, currency,
           placed_at AS occurred_at, 'refunds'::text AS ledger_account, 100::bigint AS debit_minor, 99::bigint AS credit_minor
    FROM orders;
  GRANT SELECT ON ledger_postings TO PUBLIC;`;

export const ledgerBugs: readonly PlantedBug[] = [
  {
    bug: 'an order is booked once more than it was paid',
    rule: 'ledger.orders',
    plant: (copy) =>
      copy.order(`
        ${ledger}
        ${unbalanced.replace('99::bigint', '100::bigint')}
        INSERT INTO ledger_transactions (transaction_id, account_id, cause, order_id, currency, occurred_at, lines)
        SELECT '${newId()}', account_id, 'sale', order_id, currency, now(), '[]' FROM orders
        WHERE order_id = '${idOf(copy, 'paid')}'`),
  },
  {
    bug: 'debits and credits differ',
    rule: 'ledger.balanced',
    plant: (copy) => copy.order(`${ledger} ${unbalanced}`),
  },
];
