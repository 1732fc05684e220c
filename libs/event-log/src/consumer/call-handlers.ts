import type { Transaction } from '@shopcast/database';
import { withTrace } from '@shopcast/telemetry';
import type { BatchContext, TurnContext } from './batch-context.js';
import type { EventHandler } from './consumer-definition.js';
import type { Readable } from './read-batch.js';

/** Events of one partition that are to take effect. */
export interface HandledBatch {
  readonly items: readonly Readable[];
  readonly context: BatchContext;
}

/** Calls the handlers of one transaction: first those that take events by partition, then those that take all at once. */
export async function callHandlers(
  batches: readonly HandledBatch[],
  tx: Transaction,
  context: TurnContext,
): Promise<void> {
  for (const batch of batches) await callInOrder(batch, tx);
  for (const handler of together(batches)) {
    const taken = batches.map(({ items, context: place }) => ({
      ...place,
      events: items.filter((item) => item.handler.method === handler.method).map(({ event }) => event),
    }));
    await handler.call(
      taken.filter(({ events }) => events.length > 0),
      tx,
      context,
    );
  }
}

/** In record order; neighbours that one method takes go to it together. */
async function callInOrder({ items, context }: HandledBatch, tx: Transaction): Promise<void> {
  for (let from = 0; from < items.length;) {
    const { handler, event } = items[from] as Readable;
    let to = from + 1;
    if (handler.takes !== 'one') while (items[to]?.handler.method === handler.method) to += 1;
    if (handler.takes !== 'together') {
      const input = handler.takes === 'one' ? event : items.slice(from, to).map((item) => item.event);
      await withTrace(event.traceparent, () => handler.call(input, tx, context));
    }
    from = to;
  }
}

/** One handler for each method that takes its events together. */
function together(batches: readonly HandledBatch[]): Iterable<EventHandler> {
  const byMethod = new Map<string, EventHandler>();
  for (const { items } of batches) {
    for (const { handler } of items) if (handler.takes === 'together') byMethod.set(handler.method, handler);
  }
  return byMethod.values();
}
