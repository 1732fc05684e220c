import type { Terms } from '../domain/order.js';

/** Where the viewer pays. */
export interface PaymentInvitation {
  readonly paymentId: string;
  readonly provider: string;
  readonly payUrl: string;
}

export interface RefundToMake {
  readonly accountId: string;
  readonly refundId: string;
  readonly paymentId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/** A callback as it came in: nothing of it may be believed before the provider's adapter has checked it. */
export interface CallbackReceived {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The very bytes that were signed. */
  readonly body: Buffer;
}

/** What a callback that is authentic says about a payment. */
export interface PaymentNotice {
  readonly accountId: string;
  readonly orderId: string;
  readonly paymentId: string;
  readonly outcome: 'succeeded' | 'failed';
  readonly amountMinor: number;
  readonly currency: string;
}

/**
 * The port to whoever moves the money. Its calls go over a network: they happen outside of transactions, may be
 * repeated after a crash, and must then have their effect once.
 */
export abstract class PaymentProvider {
  /** Its name in addresses and answers. */
  abstract readonly name: string;

  /** Opens the payment of an order, or finds it open. */
  abstract open(order: Terms): Promise<PaymentInvitation>;

  /** The invitation of an order whose payment was opened before; asks nobody. */
  abstract invitationTo(order: Terms): PaymentInvitation;

  /** Gives money back, once per refundId. Rejects when the provider did not take the order to do so. */
  abstract refund(refund: RefundToMake): Promise<void>;

  /** @throws CallbackRefused when it is forged, stale or makes no sense */
  abstract read(callback: CallbackReceived): PaymentNotice;
}
