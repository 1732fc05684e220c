import Stripe from 'stripe';
import type { Terms } from '../../domain/order.js';
import type { TheirEntry } from '../../domain/reconciliation/book-entry.js';
import type { OpenedPaymentStore } from '../../persistence/opened-payment.store.js';
import {
  type CallbackReceived,
  type OpenedPayment,
  type PaymentInvitation,
  PaymentProvider,
  type Period,
  type ProviderNews,
  type RefundNews,
  type RefundToMake,
} from '../payment-provider.js';
import { wholeDayBefore } from '../periods.js';
import { entryOfCharge, entryOfIntent, entryOfRefund } from './stripe-entries.js';
import { stripeFailure, undefinedWhenMissing } from './stripe-failure.js';
import { type StripeMetadata, intentMetadata, refundMetadata } from './stripe-metadata.js';
import { newsOf, readEvent } from './stripe-news.js';
import { stripeClient } from './stripe-client.js';
import type { StripeConfig } from './stripe.config.js';

const NAME = 'stripe';

/** Stripe: payment intents, whose client secret the page's card form needs, and refunds. */
export class StripeProvider extends PaymentProvider {
  readonly name = NAME;
  readonly means = { provider: NAME, leastMinor: 1 };
  private readonly stripe: Stripe;

  constructor(
    private readonly config: StripeConfig,
    private readonly opened: OpenedPaymentStore,
  ) {
    super();
    this.stripe = stripeClient(config);
  }

  /** Stripe forgets keys after a day, and a balance can wait for longer: an intent that is known is asked for by its id. */
  override async open(order: Terms): Promise<PaymentInvitation> {
    const noted = await this.opened.note(order);
    const intent = (noted && (await this.stillOpen(noted.reference))) ?? (await this.create(order));
    if (intent.id !== noted?.reference) await this.opened.noteReference(order.accountId, order.paymentId, intent.id);
    const parameters = { clientSecret: intent.client_secret ?? '', publishableKey: this.config.STRIPE_PUBLISHABLE_KEY };
    return { ...this.invitationTo(order), parameters };
  }

  private async stillOpen(reference: string): Promise<Stripe.PaymentIntent | undefined> {
    const intent = await this.stripe.paymentIntents.retrieve(reference).catch(undefinedWhenMissing);
    return intent?.status === 'canceled' ? undefined : intent;
  }

  private create(order: Terms): Promise<Stripe.PaymentIntent> {
    return this.stripe.paymentIntents
      .create(
        {
          amount: order.totalMinor,
          currency: order.currency.toLowerCase(),
          automatic_payment_methods: { enabled: true },
          metadata: intentMetadata(order),
        },
        { idempotencyKey: `payment-${order.paymentId}` },
      )
      .catch(stripeFailure);
  }

  /** Without the client secret: that is told to the buyer when the order is placed, and kept nowhere. */
  override invitationTo({ paymentId }: Pick<Terms, 'paymentId'>): PaymentInvitation {
    return { paymentId, provider: NAME, payUrl: null, parameters: null };
  }

  /** Without a reference nobody was told the client secret, so nobody can pay. */
  override async close({ reference }: OpenedPayment): Promise<void> {
    if (reference === null) return;
    await this.stripe.paymentIntents.cancel(reference, { cancellation_reason: 'abandoned' }).catch(stripeFailure);
  }

  override async find({ reference }: OpenedPayment): Promise<TheirEntry | undefined> {
    if (reference === null) return undefined;
    const intent = await this.stripe.paymentIntents.retrieve(reference).catch(undefinedWhenMissing);
    return intent && entryOfIntent(intent);
  }

  override async refund(refund: RefundToMake): Promise<Pick<RefundNews, 'outcome' | 'failure'>> {
    // Looked for first: Stripe forgets idempotency keys after a day, and money must not go back twice even then.
    const made = (await this.refundsOf(refund)) ?? (await this.makeRefund(refund));
    const { outcome, failure } = newsOf(made) ?? { outcome: 'processing' as const };
    return { outcome, ...(failure === undefined ? {} : { failure }) };
  }

  override async findRefund(refund: RefundToMake): Promise<TheirEntry | undefined> {
    const found = await this.refundsOf(refund);
    return found && entryOfRefund(found);
  }

  override async read({ headers, body }: CallbackReceived): Promise<ProviderNews | undefined> {
    return readEvent(this.stripe, headers['stripe-signature'], body, this.config.STRIPE_WEBHOOK_SECRET);
  }

  override async *list({ fromMs, toMs }: Period): AsyncGenerator<TheirEntry> {
    const created = { gte: Math.ceil(fromMs / 1000), lt: Math.ceil(toMs / 1000) };
    for await (const charge of this.stripe.charges.list({ created, limit: 100 })) {
      if (charge.status === 'succeeded') yield entryOfCharge(charge);
    }
    for await (const refund of this.stripe.refunds.list({ created, limit: 100 })) yield entryOfRefund(refund);
  }

  override lastListedDay(nowMs: number): Period {
    return wholeDayBefore(nowMs);
  }

  private async makeRefund(refund: RefundToMake): Promise<Stripe.Refund> {
    const { paymentReference, amountMinor, refundId, round } = refund;
    if (paymentReference === null) throw new Error(`Nothing is known of the payment intent of refund ${refundId}`);
    return this.stripe.refunds
      .create(
        { payment_intent: paymentReference, amount: amountMinor, metadata: refundMetadata(refund) },
        { idempotencyKey: round === 0 ? refundId : `${refundId}-${round}` },
      )
      .catch(stripeFailure);
  }

  private async refundsOf({ paymentReference, refundId, round }: RefundToMake): Promise<Stripe.Refund | undefined> {
    if (paymentReference === null) return undefined;
    for await (const refund of this.stripe.refunds.list({ payment_intent: paymentReference, limit: 100 })) {
      const said = refund.metadata as StripeMetadata | null;
      if (said?.refundId === refundId && Number(said.round ?? 0) === round) return refund;
    }
    return undefined;
  }
}
