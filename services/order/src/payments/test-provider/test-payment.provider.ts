import { hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Lanes } from '../../batching/lanes.js';
import type { Terms } from '../../domain/order.js';
import type { TheirEntry } from '../../domain/reconciliation/book-entry.js';
import { OrderConfig } from '../../order.config.js';
import { CallbackRefused } from '../payment.errors.js';
import {
  type CallbackReceived,
  type OpenedPayment,
  type PaymentInvitation,
  type PaymentNews,
  PaymentProvider,
  type Period,
  type RefundToMake,
} from '../payment-provider.js';
import { wholeDayBefore } from '../periods.js';
import { isSigned, SIGNATURE_HEADER } from './callback-signature.js';
import { TestPaymentBooks } from './test-payment.books.js';
import { TestPaymentStore } from './test-payment.store.js';

/** What the test provider's callbacks say. */
export const testCallback = Type.Object({
  merchant: Type.Object({ accountId: Type.String({ format: 'uuid' }), orderId: Type.String({ format: 'uuid' }) }),
  paymentId: Type.String({ format: 'uuid' }),
  outcome: Type.Enum(['succeeded', 'failed']),
  amountMinor: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  currency: Type.String(),
});
export type TestCallback = Static<typeof testCallback>;

const validator = Compile(testCallback);

/** The key that the test provider signs with, and that the order desk checks against. */
export const testProviderKey = ({ SHOPCAST_SECRET }: Pick<OrderConfig, 'SHOPCAST_SECRET'>): Buffer =>
  Buffer.from(hkdfSync('sha256', SHOPCAST_SECRET, '', 'shopcast/test-payment-callback/v1', 32));

/** The order desk's side of the built-in test provider: a real one would be called over its API here. */
@Injectable()
export class TestPaymentProvider extends PaymentProvider {
  readonly name = 'test';
  readonly means = { provider: 'test', leastMinor: 0 };
  private readonly key: Buffer;
  private readonly opening: Lanes<Terms, void>;

  constructor(
    private readonly store: TestPaymentStore,
    private readonly books: TestPaymentBooks,
    private readonly config: OrderConfig,
  ) {
    super();
    this.key = testProviderKey(config);
    this.opening = new Lanes(async (accountId, orders) => {
      await store.open(accountId, orders);
      return orders.map(() => undefined);
    });
  }

  override async open(order: Terms): Promise<PaymentInvitation> {
    await this.opening.ask(order.accountId, order);
    return this.invitationTo(order);
  }

  override invitationTo({ paymentId }: Pick<Terms, 'paymentId'>): PaymentInvitation {
    const base = this.config.PUBLIC_URL.replace(/\/$/, '');
    const payUrl = `${base}/v1/test-payments/${paymentId}/confirmation`;
    return { paymentId, provider: this.name, payUrl, parameters: null };
  }

  /** Does nothing: its wallet lets viewers pay late on purpose, so that late money can be tried. */
  override async close(): Promise<void> {}

  override find({ paymentId }: OpenedPayment): Promise<TheirEntry | undefined> {
    return this.books.findPayment(paymentId);
  }

  override async refund(refund: RefundToMake): Promise<{ outcome: 'made' }> {
    await this.store.refund(refund.accountId, refund);
    return { outcome: 'made' };
  }

  override findRefund({ refundId }: RefundToMake): Promise<TheirEntry | undefined> {
    return this.books.findRefund(refundId);
  }

  override async read({ headers, body }: CallbackReceived): Promise<PaymentNews> {
    const signature = headers[SIGNATURE_HEADER];
    if (typeof signature !== 'string' || !isSigned(this.key, signature, body, Date.now())) throw new CallbackRefused();
    const said: unknown = JSON.parse(body.toString());
    if (!validator.Check(said)) throw new CallbackRefused();
    const { merchant, ...payment } = said;
    return { what: 'payment', provider: this.name, reference: null, paidAtMs: Date.now(), ...merchant, ...payment };
  }

  override list(period: Period): AsyncIterable<TheirEntry> {
    return this.books.list(period);
  }

  override lastListedDay(nowMs: number): Period {
    return wholeDayBefore(nowMs);
  }
}
