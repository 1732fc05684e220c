import type { CancelReason, Fact } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import type { Fulfilment } from './fulfilment/fulfilment.js';
import { OrderNotFound } from './order.errors.js';
import type { SaleTerms } from './settlement/sale-terms.js';
import { type Deal, discountOf } from './promotions/deal.js';
import type { PerUnit, StockCause, StockChange } from './stock.js';
import type { Happening } from './timeline.js';

export interface OrderLine {
  readonly allocationId: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  /** Missing in orders from before it was agreed. */
  readonly saleTerms?: SaleTerms;
  /** Taken off the whole line by coupons; absent when nothing was. */
  readonly discountMinor?: number;
}

/** An order in two payments: a deposit at placing, and the rest of the total in a window of real time. */
export interface PreSaleTerms {
  /** The part of the total that is due at placing. */
  readonly depositMinor: number;
  readonly balanceFromMs: number;
  readonly balanceUntilMs: number;
}

/** What buyer and shop agreed on when the order was placed. Nothing of it ever changes. */
export interface Terms {
  readonly orderId: string;
  readonly accountId: string;
  readonly sessionId: string;
  readonly viewerId: string;
  /** The only payment, or the one of the deposit. */
  readonly paymentId: string;
  /** Through whom it is paid. */
  readonly paymentProvider: string;
  readonly lines: readonly OrderLine[];
  /** What is paid: quantity × price of all lines − their discounts. */
  readonly totalMinor: number;
  readonly currency: string;
  /** null: no promotion had anything to do with it. */
  readonly deal: Deal | null;
  /** Wall time, like every timer. */
  readonly placedAtMs: number;
  readonly expiresAtMs: number;
  /** Absent: all of it is paid at once. */
  readonly preSale?: PreSaleTerms;
}

export type Placed = Terms & { readonly status: 'placed' };

/** Waits for the balance; the units stay reserved. */
export type DepositPaid = Terms & {
  readonly status: 'deposit_paid';
  readonly preSale: PreSaleTerms;
  readonly balancePaymentId: string;
};
/** The balance did not come. `balanceReturned`: it came too late, found no units, and went back. */
export type Forfeited = Terms & {
  readonly status: 'forfeited';
  readonly preSale: PreSaleTerms;
  readonly balancePaymentId: string;
  readonly balanceReturned: boolean;
};

/** What only a paid order has, so that no other one can be shipped, received or returned. */
interface Purchase {
  readonly newBuyer: boolean;
  readonly fulfilment: Fulfilment;
  /** Of orders in two payments. */
  readonly balancePaymentId?: string;
}
export type Paid = Terms & Purchase & { readonly status: 'paid' };
export type PartlyRefunded = Terms & Purchase & { readonly status: 'partly_refunded'; readonly refundedMinor: number };
export type Refunded = Terms & Purchase & { readonly status: 'refunded' };
export type BoughtOrder = Paid | PartlyRefunded | Refunded;

/** `moneyReturned`: a payment came too late, found no units, and went back; or the deposit did when the shop cancelled. */
export type Expired = Terms & { readonly status: 'expired'; readonly moneyReturned: boolean };
export type Cancelled = Terms & {
  readonly status: 'cancelled';
  readonly reason: CancelReason;
  readonly moneyReturned: boolean;
  /** Of an order that was cancelled while it waited for its balance; a balance that comes all the same goes back. */
  readonly balancePaymentId?: string;
  readonly balanceReturned?: boolean;
};

/**
 * placed ─▶ paid ─▶ partly_refunded ─▶ refunded
 *    ├───▶ expired ───┐ (a late payment that still finds units) ─▶ paid
 *    └───▶ cancelled ─┘
 * in two payments: placed ─▶ deposit_paid ─▶ paid, or ─▶ forfeited (or ─▶ paid, late), or ─▶ cancelled by the shop
 *
 * This is the money; where the units of a paid order are, its {@link Fulfilment} tells.
 */
export type Order = Placed | DepositPaid | BoughtOrder | Expired | Cancelled | Forfeited;
export type OrderStatus = Order['status'];
export const orderStatuses = [
  'placed',
  'deposit_paid',
  'paid',
  'partly_refunded',
  'refunded',
  'expired',
  'cancelled',
  'forfeited',
] as const;

/** Money that must go back through the payment provider. */
export interface Refund {
  readonly refundId: string;
  readonly amountMinor: number;
  /** Which payments it comes from; absent: the order's only one. */
  readonly from?: readonly { readonly paymentId: string; readonly amountMinor: number }[];
}

/** Money that has arrived, whether it found units or goes back. */
export interface ReceivedPayment {
  readonly provider: string;
  readonly paymentId: string;
  /** The provider's own number for it, where it has one. */
  readonly reference: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  /** By the provider's clock. */
  readonly paidAtMs: number;
}

/** A decision about an order, with what it does to the stock and to the buyer's money. All of it is saved, or nothing. */
export interface OrderDecision extends Decision<Order, Fact> {
  readonly stock: readonly StockChange[];
  readonly received?: ReceivedPayment;
  readonly refund?: Refund;
  /** What the order's timeline will say; nothing when nothing changed. */
  readonly happened: readonly Happening[];
}

export const unchanged = (state: Order): OrderDecision => ({ state, facts: [], stock: [], happened: [] });

/** Paid for, whatever went back since. */
export const isBought = (order: Order): order is BoughtOrder => 'fulfilment' in order;

/** Coupons took everything off: it is paid as it is placed. */
export const isFree = ({ totalMinor }: Pick<Terms, 'totalMinor'>): boolean => totalMinor === 0;

/** Given back so far of what was paid for. */
export function refundedMinorOf(order: Order): number {
  if (order.status === 'partly_refunded') return order.refundedMinor;
  return order.status === 'refunded' ? order.totalMinor : 0;
}

/** The part of every order fact that says whose order it is. */
export const inRoomOf = ({ accountId, sessionId, viewerId, orderId }: Terms) => ({
  accountId,
  sessionId,
  viewerId,
  orderId,
});

/** Lines as facts show them: where the units are counted is nobody else's business. */
export const factLinesOf = ({ lines }: Pick<Terms, 'lines'>) =>
  lines.map(({ listingId, skuId, quantity, unitPriceMinor, discountMinor }) => ({
    ...{ listingId, skuId, quantity, unitPriceMinor },
    ...(discountMinor === undefined ? {} : { discountMinor }),
  }));

/** What is paid for all units of a line. */
export const netMinorOf = ({ quantity, unitPriceMinor, discountMinor = 0 }: Omit<OrderLine, 'allocationId'>): number =>
  quantity * unitPriceMinor - discountMinor;

/** What promotions did to the order, as facts show it; nothing when none did. */
export function promotedOf({ deal }: Pick<Terms, 'deal'>) {
  if (deal === null) return {};
  const { coupons, gifts } = deal;
  return {
    ...(coupons.length === 0
      ? {}
      : { discountMinor: discountOf(deal), couponIds: coupons.map(({ couponId }) => couponId) }),
    ...(gifts.length === 0
      ? {}
      : { gifts: gifts.map(({ listingId, skuId, quantity }) => ({ listingId, skuId, quantity })) }),
  };
}

/** Lines as the fact of their payment shows them: with what the ledger needs to know about their money. */
export const soldLinesOf = ({ lines }: Pick<Terms, 'lines'>) =>
  factLinesOf({ lines }).map((line, place) => ({ ...line, ...lines[place]?.saleTerms }));

/**
 * What takes units out of the stock, by allocation: what is bought, and what is given with it.
 * @param ofLine how many units of a line
 * @param isGiven whether the gifts count
 */
export function unitsOf(
  { lines, deal }: Pick<Terms, 'lines' | 'deal'>,
  ofLine: (line: OrderLine) => number = ({ quantity }) => quantity,
  isGiven = true,
): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  const add = (allocationId: string, quantity: number): unknown =>
    quantity > 0 && units.set(allocationId, (units.get(allocationId) ?? 0) + quantity);
  for (const line of lines) add(line.allocationId, ofLine(line));
  if (isGiven) for (const { allocationId, quantity } of deal?.gifts ?? []) add(allocationId, quantity);
  return units;
}

/** What the units of the order do to the stock that they came from: all of them, or some. */
export const stockOf = (
  order: Terms,
  cause: StockCause,
  { reservedBy, soldBy }: PerUnit,
  units = unitsOf(order),
): StockChange[] =>
  [...units].map(([allocationId, quantity]) => ({
    allocationId,
    orderId: order.orderId,
    cause,
    reservedBy: reservedBy * quantity,
    soldBy: soldBy * quantity,
  }));

/** The terms without the state, for moving an order into another state. */
export function termsOf(order: Order): Terms {
  const { orderId, accountId, sessionId, viewerId, paymentId, paymentProvider, placedAtMs, expiresAtMs } = order;
  const { lines, totalMinor, currency, deal, preSale } = order;
  const parties = { orderId, accountId, sessionId, viewerId, paymentId, paymentProvider, placedAtMs, expiresAtMs };
  return { ...parties, lines, totalMinor, currency, deal, ...(preSale ? { preSale } : {}) };
}

/** @param viewerId undefined for staff @throws OrderNotFound for a viewer who is not the buyer: it is none of theirs */
export function shownTo(viewerId: string | undefined, order: Order): Order {
  if (viewerId !== undefined && order.viewerId !== viewerId) throw new OrderNotFound(order.orderId);
  return order;
}
