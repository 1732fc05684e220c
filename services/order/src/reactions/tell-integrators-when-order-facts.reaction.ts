import type { RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, type EventBatch, HandlesTogether, type TurnContext } from '@shopcast/event-log';
import { type OrderFact, orderFacts } from '../domain/webhooks/order-facts.js';
import { OrderFeed } from '../persistence/order-feed.js';
import { WebhookQueue } from '../persistence/webhooks/webhook-queue.js';
import { OrderNews } from '../watching/order-news.js';
import { WebhookCourier } from '../webhooks/webhook-courier.js';

/** Integrators hear of orders through webhooks and streams. One consumer for both: what every fact costs, it costs once. */
@Consumer('order.integrators')
export class TellIntegratorsWhenOrderFacts {
  constructor(
    private readonly queue: WebhookQueue,
    private readonly courier: WebhookCourier,
    private readonly feed: OrderFeed,
    private readonly news: OrderNews,
  ) {}

  /** What has a key is of one partition, and comes in its order. */
  @HandlesTogether(...orderFacts)
  async tell(
    batches: readonly EventBatch<RecordedEvent<OrderFact>>[],
    tx: Transaction,
    context: TurnContext,
  ): Promise<void> {
    // Facts that are folded again were told when they happened.
    if (context.replay) return;
    const facts = batches.flatMap(({ events }) => events);
    const queued = await this.queue.add(tx, facts);
    const moved = await this.feed.note(tx, facts.flatMap(orderIn));
    context.afterCommit(() => {
      if (queued > 0) this.courier.wake();
      this.news.tell(moved);
    });
  }
}

const orderIn = ({ data: { accountId, orderId } }: RecordedEvent<OrderFact>) =>
  orderId === undefined ? [] : [{ accountId, orderId }];
