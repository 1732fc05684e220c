import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@shopcast/crowd';
import { newId } from '@shopcast/kernel';
import type { Acknowledgements } from './acknowledgements.js';
import type { Answer, RecordedClient } from './recorded-client.js';
import type { Shop, Visitor, Ware } from './shop.js';

interface Placed {
  readonly orderId: string;
  readonly totalMinor: number;
  readonly paymentId: string;
}

/** When the desk answered those who wanted to buy. */
export interface Decisions {
  /** Every one of them, also whoever came when the goods were sold out. */
  readonly all: Acknowledgements;
  readonly orders: Acknowledgements;
}

const LOOK_EVERY_MS = 400;
/** Staff give up waiting for the money of an order that they wanted to refund. */
const PAID_WITHIN_MS = 40_000;

/** What a buyer does between coming and going: each a throw of the dice. */
export class Shopper {
  constructor(
    private readonly shop: Shop,
    private readonly client: RecordedClient,
    private readonly decisions: Decisions,
  ) {}

  async visit(visitor: Visitor, random: Random): Promise<void> {
    const order = await this.place(visitor, random);
    if (!order) return;
    await sleep(random.integer(0, 300));
    const mood = random.unit();
    if (mood < 0.1) return this.cancel(visitor, order);
    // Leaves without paying; the order expires.
    if (mood < 0.2) return;
    await this.pay(visitor, order, mood < 0.25 ? 'failed' : 'succeeded');
    if (mood > 0.92) await this.refund(visitor, order, random);
  }

  private async place(visitor: Visitor, random: Random): Promise<Placed | undefined> {
    const { plenty, scarce, floor } = this.shop;
    const wanted: readonly Ware[] = random.chance(0.15) ? [scarce] : random.chance(0.2) ? [plenty, scarce] : [plenty];
    const lines = wanted.map((ware) => ({ ...ware, quantity: random.integer(1, 2) }));
    const { sessionId } = floor;
    const { viewerId, token } = visitor;
    const key = newId();
    const place = (): Promise<Answer> =>
      this.client.untilAnswered(
        { op: 'place', sessionId, viewerId, key, lines },
        { method: 'POST', path: '/v1/orders', token, key, body: { sessionId, lines } },
      );
    // Some tap twice.
    const [answer] = await Promise.all(random.chance(0.05) ? [place(), place()] : [place()]);
    if (!answer) return undefined;
    this.decisions.all.acknowledged(answer.sentMs);
    if (answer.status !== 201) return undefined;
    this.decisions.orders.acknowledged(answer.sentMs);
    const { orderId, totalMinor, payment } = answer.body as unknown as Placed & { payment: { paymentId: string } };
    return { orderId, totalMinor, paymentId: payment.paymentId };
  }

  private async pay({ viewerId, token }: Visitor, order: Placed, outcome: 'succeeded' | 'failed'): Promise<void> {
    const { orderId, paymentId } = order;
    const path = `/v1/test-payments/${paymentId}/confirmation`;
    await this.client.untilAnswered(
      { op: 'pay', viewerId, orderId, paymentId, outcome },
      { method: 'POST', path, token, body: { outcome } },
    );
  }

  private async cancel({ viewerId, token }: Visitor, { orderId }: Placed): Promise<void> {
    const path = `/v1/orders/${orderId}/cancellation`;
    await this.client.untilAnswered({ op: 'cancel', viewerId, orderId }, { method: 'POST', path, token, body: {} });
  }

  /** A part of the money, or all of it. */
  private async refund({ token }: Visitor, { orderId, totalMinor }: Placed, random: Random): Promise<void> {
    const whole = random.chance(0.5);
    const part = random.integer(1, totalMinor - 1);
    const deadline = Date.now() + PAID_WITHIN_MS;
    for (;;) {
      const seen = await this.client.look({ method: 'GET', path: `/v1/orders/${orderId}`, token });
      if (seen?.body['status'] === 'paid') break;
      if (Date.now() > deadline) return;
      await sleep(LOOK_EVERY_MS);
    }
    const amount = whole ? {} : { amountMinor: part };
    const key = newId();
    await this.client.untilAnswered(
      { op: 'refund', orderId, key, ...amount },
      { method: 'POST', path: `/v1/orders/${orderId}/refunds`, token: this.shop.floor.ownerKey, key, body: amount },
    );
  }
}
