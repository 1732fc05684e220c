import { createHmac } from 'node:crypto';
import { type ApiAnswer, type ApiRequest, SimulatedApi } from '../../testing/simulated-api.js';
import { fieldsIn, type Form, formIn, textIn } from './form.js';
import { seconds, type SimulatedIntent, type SimulatedRefund, StripeBooks, stripeId } from './stripe-books.js';

export interface StripeEvent {
  readonly id: string;
  readonly object: 'event';
  readonly type: string;
  readonly created: number;
  readonly data: { readonly object: object };
}

interface Remembered {
  readonly request: string;
  readonly answer: ApiAnswer;
}

const answer = (status: number, content: object): ApiAnswer => ({ status, body: JSON.stringify(content) });
const refusal = (status: number, type: string, code: string): ApiAnswer =>
  answer(status, { error: { type, code, message: code } });

/**
 * Stripe, as far as the order desk uses it: the paths, the form encoding, idempotency keys and signed events of the real
 * one. Money moves when a test says so.
 */
export class StripeSimulator extends SimulatedApi {
  readonly secretKey = stripeId('sk_test');
  readonly publishableKey = stripeId('pk_test');
  readonly webhookSecret = stripeId('whsec');
  readonly books = new StripeBooks();
  /** What a new refund is at first. */
  refundsStartAs: SimulatedRefund['status'] = 'succeeded';
  private readonly remembered = new Map<string, Remembered>();

  /** What the order service must be told to use it. */
  get environment(): Record<string, string> {
    return {
      STRIPE_URL: this.url,
      STRIPE_SECRET_KEY: this.secretKey,
      STRIPE_PUBLISHABLE_KEY: this.publishableKey,
      STRIPE_WEBHOOK_SECRET: this.webhookSecret,
    };
  }

  intentOf(clientSecret: string): SimulatedIntent {
    const intent = [...this.books.intents.values()].find(({ client_secret }) => client_secret === clientSecret);
    if (!intent) throw new Error('nobody was given this client secret');
    return intent;
  }

  /** The buyer's card is charged. @returns the event that tells of it */
  pay(intent: SimulatedIntent): StripeEvent {
    if (intent.status !== 'requires_payment_method') throw new Error(`the intent is ${intent.status}`);
    intent.status = 'succeeded';
    const { id: payment_intent, amount, currency, metadata } = intent;
    const money = { amount, currency, created: seconds(), metadata };
    this.books.charges.unshift({ object: 'charge', id: stripeId('ch'), payment_intent, ...money, status: 'succeeded' });
    return this.event('payment_intent.succeeded', intent);
  }

  /** What became of a refund. @returns the event that tells of it */
  settle(refund: SimulatedRefund, status: 'succeeded' | 'failed'): StripeEvent {
    refund.status = status;
    if (status === 'failed') refund.failure_reason = 'expired_or_canceled_card';
    return this.event(status === 'failed' ? 'refund.failed' : 'refund.updated', refund);
  }

  /** What is true now, even when it is delivered later. */
  event(type: string, object: object): StripeEvent {
    return { id: stripeId('evt'), object: 'event', type, created: seconds(), data: { object: { ...object } } };
  }

  /** Sends an event to the order service. */
  async deliver(to: string, event: object, changes: { secret?: string; sentAt?: number } = {}): Promise<Response> {
    const body = JSON.stringify(event);
    const timestamp = changes.sentAt ?? seconds();
    const mac = createHmac('sha256', changes.secret ?? this.webhookSecret)
      .update(`${timestamp}.${body}`)
      .digest('hex');
    const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${timestamp},v1=${mac}` };
    return fetch(`${to}/v1/payment-callbacks/stripe`, { method: 'POST', headers, body });
  }

  protected override answer(request: ApiRequest): ApiAnswer {
    if (request.headers.authorization !== `Bearer ${this.secretKey}`)
      return refusal(401, 'invalid_request_error', 'api_key_invalid');
    if (request.method === 'GET') return this.read(request);
    return this.once(request, () => this.write(request, formIn(new URLSearchParams(request.body.toString()))));
  }

  /** The same key with the same parameters gets the same answer, with others a refusal. */
  private once(request: ApiRequest, act: () => ApiAnswer): ApiAnswer {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string') return act();
    const asked = `${request.path} ${request.body.toString()}`;
    const earlier = this.remembered.get(key);
    if (earlier) return earlier.request === asked ? earlier.answer : refusal(400, 'idempotency_error', 'key_reused');
    const given = act();
    this.remembered.set(key, { request: asked, answer: given });
    return given;
  }

  private write({ path }: ApiRequest, form: Form): ApiAnswer {
    const [, cancelled] = /^\/v1\/payment_intents\/(\w+)\/cancel$/.exec(path) ?? [];
    if (cancelled !== undefined) return this.cancel(cancelled);
    if (path === '/v1/payment_intents') return this.createIntent(form);
    if (path === '/v1/refunds') return this.createRefund(form);
    return refusal(404, 'invalid_request_error', 'url_unknown');
  }

  private createIntent(form: Form): ApiAnswer {
    const [amount, currency] = [Number(textIn(form, 'amount')), textIn(form, 'currency') ?? ''];
    if (!Number.isInteger(amount) || !/^[a-z]{3}$/.test(currency))
      return refusal(400, 'invalid_request_error', 'parameter_invalid');
    if (amount < 50) return refusal(400, 'invalid_request_error', 'amount_too_small');
    const id = stripeId('pi');
    const intent: SimulatedIntent = {
      object: 'payment_intent',
      id,
      client_secret: `${id}_secret_${stripeId('s')}`,
      amount,
      currency,
      created: seconds(),
      metadata: fieldsIn(form, 'metadata'),
      status: 'requires_payment_method',
    };
    this.books.intents.set(id, intent);
    return answer(200, intent);
  }

  private cancel(id: string): ApiAnswer {
    const intent = this.books.intents.get(id);
    if (!intent) return refusal(404, 'invalid_request_error', 'resource_missing');
    if (intent.status !== 'requires_payment_method')
      return refusal(400, 'invalid_request_error', 'payment_intent_unexpected_state');
    intent.status = 'canceled';
    return answer(200, intent);
  }

  private createRefund(form: Form): ApiAnswer {
    const intent = this.books.intents.get(textIn(form, 'payment_intent') ?? '');
    const amount = Number(textIn(form, 'amount'));
    if (!intent) return refusal(404, 'invalid_request_error', 'resource_missing');
    if (amount > this.books.refundableMinor(intent.id))
      return refusal(400, 'invalid_request_error', 'charge_already_refunded');
    const refund: SimulatedRefund = {
      object: 'refund',
      id: stripeId('re'),
      payment_intent: intent.id,
      amount,
      currency: intent.currency,
      created: seconds(),
      metadata: fieldsIn(form, 'metadata'),
      status: this.refundsStartAs,
    };
    this.books.refunds.unshift(refund);
    return answer(200, refund);
  }

  private read({ path, query }: ApiRequest): ApiAnswer {
    const [, id] = /^\/v1\/payment_intents\/(\w+)$/.exec(path) ?? [];
    if (id !== undefined) {
      const intent = this.books.intents.get(id);
      return intent ? answer(200, intent) : refusal(404, 'invalid_request_error', 'resource_missing');
    }
    if (path === '/v1/charges') return page(path, this.books.charges, query);
    if (path === '/v1/refunds') return page(path, this.books.refunds, query);
    return refusal(404, 'invalid_request_error', 'url_unknown');
  }
}

type Listed = { readonly id: string; readonly created: number; readonly payment_intent: string };

/** Small pages, so that whoever lists has to turn them. */
const LARGEST_PAGE = 3;

function page(url: string, entries: readonly Listed[], query: URLSearchParams): ApiAnswer {
  const form = formIn(query);
  const { gte = '0', lt = '99999999999' } = fieldsIn(form, 'created');
  const [intent, after] = [textIn(form, 'payment_intent'), textIn(form, 'starting_after')];
  const all = entries.filter(
    ({ created, payment_intent }) =>
      created >= Number(gte) && created < Number(lt) && (intent === undefined || payment_intent === intent),
  );
  const rest = all.slice(after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1);
  const data = rest.slice(0, LARGEST_PAGE);
  return answer(200, { object: 'list', url, data, has_more: rest.length > data.length });
}
