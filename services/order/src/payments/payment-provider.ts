import type { PaymentMeans } from '../domain/payments/payment-means.js';
import type { RefundOutcome } from '../domain/payments/refund-progress.js';
import type { ReceivedPayment, Terms } from '../domain/order.js';
import type { TheirEntry } from '../domain/reconciliation/book-entry.js';

/** How the viewer pays. */
export interface PaymentInvitation {
  readonly paymentId: string;
  readonly provider: string;
  /** Where the viewer pays, for providers with such a place. */
  readonly payUrl: string | null;
  /** What the page hands to the provider's own code (a wallet, a card form); null once there is nothing to hand over. */
  readonly parameters: Readonly<Record<string, string>> | null;
}

/** A payment that was opened, as whoever closes or looks it up knows it. */
export interface OpenedPayment {
  readonly accountId: string;
  readonly orderId: string;
  readonly paymentId: string;
  /** The provider's own number, once it has told one. */
  readonly reference: string | null;
}

export interface RefundToMake {
  readonly accountId: string;
  readonly refundId: string;
  /** 0 for the first try; a later one is another refund for the provider. */
  readonly round: number;
  readonly paymentId: string;
  /** The provider's number for the payment, where it has one. */
  readonly paymentReference: string | null;
  readonly amountMinor: number;
  /** What was paid in all. */
  readonly paidMinor: number;
  readonly currency: string;
}

/** A callback as it came in: nothing of it may be believed before the provider's adapter has checked it. */
export interface CallbackReceived {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The very bytes that were signed. */
  readonly body: Buffer;
}

/** What became of a payment. */
export interface PaymentNews extends ReceivedPayment {
  readonly what: 'payment';
  readonly accountId: string;
  readonly orderId: string;
  readonly outcome: 'succeeded' | 'failed';
}

/** What became of a refund. */
export interface RefundNews {
  readonly what: 'refund';
  readonly provider: string;
  readonly refundId: string;
  readonly round: number;
  readonly outcome: RefundOutcome;
  /** For people, when it failed. */
  readonly failure?: string;
}

export type ProviderNews = PaymentNews | RefundNews;

/** Of a period: wall time, `fromMs` included, `toMs` not. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The port to whoever moves the money. Its calls go over a network: they happen outside of transactions, may be
 * repeated after a crash, and must then have their effect once.
 */
export abstract class PaymentProvider {
  /** Its name in addresses, answers and stored orders. */
  abstract readonly name: string;

  abstract readonly means: PaymentMeans;

  /** Opens the payment of an order, or finds it open. @throws ProviderUnavailable, PaymentRefused */
  abstract open(order: Terms): Promise<PaymentInvitation>;

  /** The invitation of an order whose payment was opened before, as far as it is known without asking anybody. */
  abstract invitationTo(order: Pick<Terms, 'paymentId'>): PaymentInvitation;

  /** Ends a payment that is not paid, so that nobody can pay any more. Rejects when it is not known to have ended. */
  abstract close(payment: OpenedPayment): Promise<void>;

  /** What the provider says of a payment now; undefined when it has never heard of it. */
  abstract find(payment: OpenedPayment): Promise<TheirEntry | undefined>;

  /**
   * Gives money back, once per refundId and round, or finds it given. Rejects when it is not known whether the provider
   * took the order to do so.
   */
  abstract refund(refund: RefundToMake): Promise<Pick<RefundNews, 'outcome' | 'failure'>>;

  /** What the provider says of a refund now; undefined when it has never heard of it. */
  abstract findRefund(refund: RefundToMake): Promise<TheirEntry | undefined>;

  /** undefined for what is authentic but none of our business. @throws CallbackRefused when forged, stale or senseless */
  abstract read(callback: CallbackReceived): Promise<ProviderNews | undefined>;

  /** All payments and refunds of a period, as the provider lists them. */
  abstract list(period: Period): AsyncIterable<TheirEntry>;

  /** The last whole day of which the provider's list is complete. */
  abstract lastListedDay(nowMs: number): Period;

  /** Up to when the provider's list is complete. */
  listedUntilMs(nowMs: number): number {
    return nowMs;
  }

  /** Lets go of connections. */
  async stop(): Promise<void> {}
}
