import {
  type CommentPosted,
  commentPosted,
  type OrderPaid,
  orderPaid,
  type RecordedEvent,
  type ViewerEntered,
  viewerEntered,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import type { BatchContext, EventBatch, TurnContext } from './batch-context.js';
import { defineConsumer } from './consumer-definition.js';
import { Consumer } from './consumer.decorator.js';
import { Handles, HandlesBatch, HandlesTogether, isA } from './handles.decorator.js';

@Consumer('try.all-that-compiles')
class AllThatCompiles {
  @Handles(orderPaid)
  async one({ data }: RecordedEvent<OrderPaid>): Promise<void> {
    void data.totalMinor;
  }

  @Handles(viewerEntered, commentPosted)
  async either(event: RecordedEvent<ViewerEntered> | RecordedEvent<CommentPosted>, tx: Transaction): Promise<void> {
    if (isA(commentPosted, event)) void event.data.text;
    void tx;
  }
}

@Consumer('try.many-at-once')
class ManyAtOnce {
  @HandlesBatch(orderPaid)
  async many(events: readonly RecordedEvent<OrderPaid>[], _tx: Transaction, context: BatchContext): Promise<void> {
    context.afterCommit(() => events.length);
  }

  @HandlesBatch(viewerEntered, commentPosted)
  async any(events: readonly RecordedEvent[], _tx: Transaction): Promise<void> {
    void events;
  }
}

@Consumer('try.all-together', { knowsRepeats: true, recordsPerTurn: 7 })
class AllTogether {
  @HandlesTogether(viewerEntered, commentPosted)
  async all(batches: readonly EventBatch<RecordedEvent>[], _tx: Transaction, context: TurnContext): Promise<void> {
    context.afterCommit(() => batches.length);
  }
}

/** Never used: the compiler refuses each of these, and fails this file when it stops refusing. */
export class NothingOfThisCompiles {
  // @ts-expect-error the method takes another event
  @Handles(orderPaid)
  async otherEvent(_event: RecordedEvent<CommentPosted>): Promise<void> {}

  // @ts-expect-error the method takes only one of two events
  @Handles(orderPaid, commentPosted)
  async onlyOne(_event: RecordedEvent<OrderPaid>): Promise<void> {}

  // @ts-expect-error the method takes one event, not many
  @HandlesBatch(orderPaid)
  async notMany(_event: RecordedEvent<OrderPaid>): Promise<void> {}

  // @ts-expect-error the method takes many events, not one
  @Handles(orderPaid)
  async notOne(_events: readonly RecordedEvent<OrderPaid>[]): Promise<void> {}

  // @ts-expect-error the method takes events, not batches of them
  @HandlesTogether(orderPaid)
  async noBatches(_events: readonly RecordedEvent<OrderPaid>[]): Promise<void> {}

  // @ts-expect-error nobody would wait for its effects
  @Handles(orderPaid)
  notAwaited(_event: RecordedEvent<OrderPaid>): void {}

  // @ts-expect-error no event is named
  @Handles()
  async nothing(_event: RecordedEvent<OrderPaid>): Promise<void> {}
}

describe('a consumer class', () => {
  it('says its name, its events and the topics that they travel on', () => {
    const definition = defineConsumer(new AllThatCompiles());

    expect(definition.name).toBe('try.all-that-compiles');
    expect(definition.topics).toEqual(['shopcast.audience', 'shopcast.interaction', 'shopcast.order']);
    expect([...definition.handlers.keys()].sort()).toEqual(['comment.posted.v1', 'order.paid.v1', 'viewer.entered.v1']);
  });

  it('says which methods take many events at once', () => {
    const taken = [new AllThatCompiles(), new ManyAtOnce(), new AllTogether()].flatMap((consumer) =>
      [...defineConsumer(consumer).handlers.values()].map(({ method, takes }) => `${method} takes ${takes}`),
    );

    expect([...new Set(taken)]).toEqual([
      'one takes one',
      'either takes one',
      'many takes neighbours',
      'any takes neighbours',
      'all takes together',
    ]);
  });

  it('says whether it knows repeated events by itself, and how many records make its turn full', () => {
    expect(defineConsumer(new AllTogether())).toMatchObject({ knowsRepeats: true, recordsPerTurn: 7 });
    expect(defineConsumer(new ManyAtOnce())).toMatchObject({ knowsRepeats: false, recordsPerTurn: 0 });
  });

  it('is refused when two methods take one event', () => {
    @Consumer('try.twice')
    class Twice {
      @Handles(orderPaid)
      async first(_event: RecordedEvent<OrderPaid>): Promise<void> {}
      @Handles(orderPaid)
      async second(_event: RecordedEvent<OrderPaid>): Promise<void> {}
    }

    expect(() => defineConsumer(new Twice())).toThrow('try.twice handles order.paid.v1 twice');
  });

  it('is refused without a name, and without any event', () => {
    class Nameless {}
    @Consumer('try.idle')
    class Idle {}

    expect(() => defineConsumer(new Nameless())).toThrow('lacks @Consumer');
    expect(() => defineConsumer(new Idle())).toThrow('try.idle handles no event');
  });
});
