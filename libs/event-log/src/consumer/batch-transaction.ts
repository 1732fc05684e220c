import { asService, type Database, type Transaction } from '@shopcast/database';
import { derivedId } from '@shopcast/kernel';
import { withTrace } from '@shopcast/telemetry';
import { deadLetterOf } from '../dead-letters/dead-letter-of.js';
import type { LogRecord } from '../log/event-log.js';
import { Outbox } from '../outbox/outbox.js';
import { silenceOutbox } from '../outbox/outbox-wake.js';
import type { BatchContext } from './batch-context.js';
import { type Advance, advanceClaims, type Claim, lockClaims } from './claims.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import { withinTime } from './handler-timeout.js';
import { markSeen } from './inbox.js';
import { isReadable, isUnreadable, type Readable, readRecords, type Unreadable } from './read-batch.js';

/** Records of one claimed partition that are to take effect together. */
export interface Portion extends Advance {
  readonly records: readonly LogRecord[];
}

/** A record that goes to the dead letters. */
export interface SetAside extends Unreadable {
  readonly claim: Claim;
  readonly attempts: number;
}

/** What a committed transaction did. */
export interface Outcome {
  readonly handled: number;
  readonly repeated: number;
  readonly setAside: readonly SetAside[];
}

export interface BatchTransactionOptions {
  /** Handlers of one transaction may take so long in all. */
  readonly timeoutMs: number;
  /** Facts that handlers publish are thrown away, and nothing is dead-lettered. */
  readonly replay: boolean;
}

/** The transaction in which events take effect: claims, inbox, effects, dead letters and offsets commit as one. */
export class BatchTransaction {
  private readonly outbox = new Outbox();

  constructor(
    private readonly definition: ConsumerDefinition,
    private readonly database: Database,
    private readonly options: BatchTransactionOptions,
  ) {}

  /**
   * Lets all portions take effect, or none of them.
   * @throws ClaimsChanged, or whatever a handler or the database throws
   */
  commit(portions: readonly Portion[]): Promise<Outcome> {
    const batches = portions.map((portion) => ({ portion, items: readRecords(this.definition, portion.records) }));
    const readable = batches.flatMap(({ items }) => items.filter(isReadable));
    const unreadable = batches.flatMap(({ portion, items }) =>
      items.filter(isUnreadable).map((item) => ({ ...item, claim: portion.claim, attempts: 1 })),
    );
    return this.within(
      portions.map(({ claim }) => claim),
      async (tx, afterCommit) => {
        const unseen = await markSeen(
          tx,
          this.definition.name,
          readable.map(({ event }) => event.id),
        );
        const handled = unseen.size;
        for (const { portion, items } of batches) {
          // Deleting makes the second of two records with one id a repetition.
          const fresh = items.filter(isReadable).filter(({ event }) => unseen.delete(event.id));
          await this.handle(fresh, tx, this.contextOf(portion, afterCommit));
        }
        await this.setAside(tx, unreadable);
        await advanceClaims(tx, this.definition.name, portions);
        return { handled, repeated: readable.length - handled, setAside: unreadable };
      },
    );
  }

  /** Opens a transaction under these claims; `afterCommit` runs once it is committed. */
  async within<T>(
    claims: readonly Claim[],
    work: (tx: Transaction, afterCommit: (() => void)[]) => Promise<T>,
  ): Promise<T> {
    const afterCommit: (() => void)[] = [];
    const { timeoutMs, replay } = this.options;
    const result = await this.database.transaction(asService, async (tx) => {
      if (replay) silenceOutbox(tx);
      await lockClaims(tx, this.definition.name, claims, timeoutMs + 5_000);
      return withinTime(timeoutMs, this.definition.name, () => work(tx, afterCommit));
    });
    for (const run of afterCommit) run();
    return result;
  }

  /** Calls the handlers in record order; neighbours that one batch method takes go to it together. */
  async handle(items: readonly Readable[], tx: Transaction, context: BatchContext): Promise<void> {
    for (let from = 0; from < items.length;) {
      const { handler, event } = items[from] as Readable;
      let to = from + 1;
      if (handler.many) while (items[to]?.handler.method === handler.method) to += 1;
      const input = handler.many ? items.slice(from, to).map((item) => item.event) : event;
      await withTrace(event.traceparent, () => handler.call(input, tx, context));
      from = to;
    }
  }

  contextOf({ claim, toOffset }: Advance, afterCommit: (() => void)[]): BatchContext {
    const { topic, partition, epoch, nextOffset: fromOffset } = claim;
    const { replay } = this.options;
    return { topic, partition, epoch, fromOffset, toOffset, replay, afterCommit: (run) => void afterCommit.push(run) };
  }

  /** Dead letters leave through the outbox of the same transaction, so they are published exactly when we move on. */
  async setAside(tx: Transaction, failures: readonly SetAside[]): Promise<void> {
    const consumer = this.definition.name;
    for (const { claim, record, error, attempts } of failures) {
      const { topic, partition } = claim;
      const letter = deadLetterOf({ consumer, topic, partition, record, error, attempts });
      const id = derivedId('dead-letter', consumer, topic, String(partition), String(record.offset));
      await withTrace(record.headers['traceparent'], () =>
        this.outbox.append(tx, [letter], { id, timeMs: Date.now() }),
      );
    }
  }
}
