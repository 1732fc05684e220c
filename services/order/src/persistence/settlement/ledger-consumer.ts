/** The consumer that keeps the ledger; statements wait until it has come far enough. */
export const LEDGER_CONSUMER = 'order.ledger';
