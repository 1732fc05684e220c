import { asService, type Database, type Transaction } from '@shopcast/database';
import { derivedId } from '@shopcast/kernel';
import { withTrace } from '@shopcast/telemetry';
import { deadLetterOf } from '../dead-letters/dead-letter-of.js';
import type { LogRecord } from '../log/event-log.js';
import { Outbox } from '../outbox/outbox.js';
import { silenceOutbox } from '../outbox/outbox-wake.js';
import type { BatchContext, TurnContext } from './batch-context.js';
import { callHandlers, type HandledBatch } from './call-handlers.js';
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
    const unreadable = batches.flatMap(({ portion, items }) =>
      items.filter(isUnreadable).map((item) => ({ ...item, claim: portion.claim, attempts: 1 })),
    );
    const readable = batches.flatMap(({ items }) => items.filter(isReadable));
    return this.within(
      portions.map(({ claim }) => claim),
      async (tx, afterCommit) => {
        const isFresh = await this.markSeen(tx, readable);
        const fresh = batches.map(({ portion, items }) => ({
          items: items.filter(isReadable).filter(isFresh),
          context: this.contextOf(portion, afterCommit),
        }));
        await this.handle(fresh, tx, afterCommit);
        const handled = fresh.reduce((sum, { items }) => sum + items.length, 0);
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

  /**
   * Marks events as seen. @returns whether one is to be handled, to be asked once for each: not if it had been seen, nor
   * if it comes a second time. A consumer that knows repeats is handed everything.
   */
  async markSeen(tx: Transaction, items: readonly Readable[]): Promise<(item: Readable) => boolean> {
    if (this.definition.knowsRepeats) return () => true;
    const unseen = await markSeen(
      tx,
      this.definition.name,
      items.map(({ event }) => event.id),
    );
    return ({ event }) => unseen.delete(event.id);
  }

  handle(batches: readonly HandledBatch[], tx: Transaction, afterCommit: (() => void)[]): Promise<void> {
    const context: TurnContext = { replay: this.options.replay, afterCommit: (run) => void afterCommit.push(run) };
    return callHandlers(batches, tx, context);
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
