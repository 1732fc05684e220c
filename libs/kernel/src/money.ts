/** An amount in the currency's minor unit (cents, fen; yen have none). Never a fraction. */
export interface Money {
  readonly minor: number;
  /** ISO 4217, upper case. */
  readonly currency: string;
}

/** Integer minor units, safely below 2^53: about 90 trillion in a currency with cents. */
export const isMinor = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
