/** How an account wants its orders to be treated. */
export interface OrderSettings {
  /** How long units are held for an order that is not paid: real time, also in a rehearsal. */
  readonly paymentTimeoutSeconds: number;
  /** After which time a shipment counts as received when nobody says so. */
  readonly receivedAfterSeconds: number;
}

/** A day: units that are held cannot be sold to anybody else. */
export const LONGEST_PAYMENT_TIMEOUT_SECONDS = 86_400;
/** A year. */
export const LONGEST_RECEIPT_SECONDS = 31_536_000;
