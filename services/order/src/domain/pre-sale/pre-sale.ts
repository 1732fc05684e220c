import { derivedId } from '@shopcast/kernel';
import { type Order, type OrderLine, type PreSaleTerms, type Terms, netMinorOf } from '../order.js';
import type { Offer } from '../price.js';
import { PreSaleApart } from './pre-sale.errors.js';

/** A listing that is sold before its time: a deposit now, the balance in a window of real time. */
export interface PreSale {
  /** Hundredths of a percent. */
  readonly depositBasisPoints: number;
  /** Until then orders are pre-sale orders; afterwards the listing sells like any other. */
  readonly balanceFromMs: number;
  readonly balanceUntilMs: number;
}

/** A balance that is paid in the last moment must not be forfeited because the provider tells of it a moment later. */
const NEWS_ON_THEIR_WAY_MS = 60_000;

/** When the deposit is lost, wall time. */
export const forfeitsAtMs = ({ balanceUntilMs }: PreSaleTerms): number => balanceUntilMs + NEWS_ON_THEIR_WAY_MS;

type PricedLine = Omit<OrderLine, 'allocationId'>;

/**
 * What of an order is due at once, and when the rest is; undefined for goods that are paid at once. Deposits are rounded
 * down, line by line. Where that leaves no deposit, or no balance, the order is paid at once.
 * @throws PreSaleApart for goods that are not all paid at the same times
 */
export function agreeOnPreSale(
  lines: readonly PricedLine[],
  offered: readonly { readonly offer: Pick<Offer, 'preSale'> }[],
  placedAtMs: number,
): PreSaleTerms | undefined {
  const running = offered.map(({ offer: { preSale } }) =>
    preSale && placedAtMs < preSale.balanceFromMs ? preSale : undefined,
  );
  const [first] = running;
  const isSame = (other: PreSale | undefined): boolean =>
    other?.balanceFromMs === first?.balanceFromMs && other?.balanceUntilMs === first?.balanceUntilMs;
  if (!running.every(isSame)) throw new PreSaleApart();
  if (!first) return undefined;

  const depositMinor = lines.reduce((sum, line, place) => sum + depositFor(line, running[place]), 0);
  const totalMinor = lines.reduce((sum, line) => sum + netMinorOf(line), 0);
  const { balanceFromMs, balanceUntilMs } = first;
  return depositMinor > 0 && depositMinor < totalMinor ? { depositMinor, balanceFromMs, balanceUntilMs } : undefined;
}

/** In whole numbers of any size: the product may leave the range in which doubles are exact. */
const depositFor = (line: PricedLine, preSale: PreSale | undefined): number =>
  Number((BigInt(netMinorOf(line)) * BigInt(preSale?.depositBasisPoints ?? 0)) / 10_000n);

/** The order as its payment provider has to know it for the payment that is due at placing. */
export const firstPaymentOf = <Agreed extends Terms>(terms: Agreed): Agreed =>
  terms.preSale ? { ...terms, totalMinor: terms.preSale.depositMinor } : terms;

export const balanceMinorOf = ({ totalMinor, preSale }: Pick<Terms, 'totalMinor' | 'preSale'>): number =>
  totalMinor - (preSale?.depositMinor ?? 0);

/** The order as its payment provider has to know it for the balance. */
export const balancePaymentOf = (terms: Terms, paymentId: string): Terms => ({
  ...terms,
  paymentId,
  totalMinor: balanceMinorOf(terms),
  expiresAtMs: terms.preSale?.balanceUntilMs ?? terms.expiresAtMs,
});

/** A payment that has failed is over for ever; the next try is a payment of its own. */
export const nextBalancePaymentId = (before: string): string => derivedId('balance-payment', before);

/** The payment that a buyer may be about to make, of an order that is or was waiting for one. */
export const awaitedPaymentOf = (order: Order): Pick<Terms, 'accountId' | 'paymentId'> => ({
  accountId: order.accountId,
  paymentId: ('balancePaymentId' in order ? order.balancePaymentId : undefined) ?? order.paymentId,
});

/** The amounts in which an order is paid; none for what costs nothing. */
export function paymentsOf({ totalMinor, preSale }: Pick<Terms, 'totalMinor' | 'preSale'>): readonly number[] {
  if (totalMinor === 0) return [];
  return preSale ? [preSale.depositMinor, totalMinor - preSale.depositMinor] : [totalMinor];
}
