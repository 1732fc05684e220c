import type { EventContract, RecordedEvent } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { DomainError } from '@shopcast/kernel';
import type { BatchContext, EventBatch } from '../consumer/batch-context.js';
import { Consumer } from '../consumer/consumer.decorator.js';
import { Handles, HandlesBatch, HandlesTogether } from '../consumer/handles.decorator.js';
import type { Noted } from './try-topic.js';

export class NoteRefused extends DomainError {
  readonly code = 'note.refused';
  readonly kind = 'conflict';
}

/** What happens around an effect; throws to fail. */
export type Around = (event: RecordedEvent<Noted>, context: BatchContext) => Promise<void> | void;

export async function note(tx: Transaction, { data }: RecordedEvent<Noted>, by = ''): Promise<void> {
  await tx.query(`INSERT INTO effects (about, n, by) VALUES ($1, $2, $3)`, [data.about, data.n, by]);
}

/** Takes notes one by one; `after` runs when the effect is written and not yet committed. */
export function noteTaker(
  name: `${string}.${string}`,
  noted: EventContract<Noted>,
  after: Around = () => undefined,
  by = '',
) {
  @Consumer(name)
  class NoteTaker {
    @Handles(noted)
    async take(event: RecordedEvent<Noted>, tx: Transaction, context: BatchContext): Promise<void> {
      await note(tx, event, by);
      await after(event, context);
    }
  }
  return new NoteTaker();
}

/** Takes notes of two kinds many at a time, and remembers how many came together. */
export function batchNoteTaker(
  name: `${string}.${string}`,
  contracts: readonly [EventContract<Noted>, ...EventContract<Noted>[]],
  after: Around = () => undefined,
) {
  @Consumer(name)
  class BatchNoteTaker {
    readonly sizes: number[] = [];

    @HandlesBatch(...contracts)
    async take(events: readonly RecordedEvent<Noted>[], tx: Transaction, context: BatchContext): Promise<void> {
      this.sizes.push(events.length);
      for (const event of events) {
        await note(tx, event);
        await after(event, context);
      }
    }
  }
  return new BatchNoteTaker();
}

/** Takes all notes of a transaction at once, also repeated ones, and remembers how many came from where. */
export function togetherNoteTaker(
  name: `${string}.${string}`,
  contracts: readonly [EventContract<Noted>, ...EventContract<Noted>[]],
  after: (event: RecordedEvent<Noted>) => void = () => undefined,
) {
  @Consumer(name, { knowsRepeats: true })
  class TogetherNoteTaker {
    readonly calls: { readonly place: string; readonly events: number }[][] = [];

    @HandlesTogether(...contracts)
    async take(batches: readonly EventBatch<RecordedEvent<Noted>>[], tx: Transaction): Promise<void> {
      this.calls.push(
        batches.map(({ topic, partition, events }) => ({ place: `${topic}/${partition}`, events: events.length })),
      );
      for (const event of batches.flatMap(({ events }) => events)) {
        await note(tx, event);
        after(event);
      }
    }
  }
  return new TogetherNoteTaker();
}
