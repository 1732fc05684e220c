import type { Transaction } from '@shopcast/database';
import type { BatchTransaction, Outcome, Portion, SetAside } from './batch-transaction.js';
import { advanceClaims, type Claim } from './claims.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import { failureKind } from './failure-kind.js';
import { isReadable, type Readable, readRecords } from './read-batch.js';

/** How far a careful pass has come. */
export interface CarefulOutcome extends Outcome {
  readonly reached: number;
  /** The event that failed and shall be tried again; everything before it is committed. */
  readonly stoppedAt?: { readonly offset: number; readonly error: unknown };
}

/** How often an event has failed before, and whether that was enough. */
export interface Verdict {
  readonly attempts: number;
  readonly giveUp: boolean;
}

type Judge = (offset: number, error: unknown) => Verdict;

/**
 * Takes a portion event by event, each inside a savepoint, after it has failed as a whole: what comes before the
 * poisonous event is committed, the event itself is set aside or left to be tried again.
 */
export class CarefulTransaction {
  constructor(
    private readonly definition: ConsumerDefinition,
    private readonly transaction: BatchTransaction,
  ) {}

  /** @throws ClaimsChanged, or an infrastructure error; nothing is committed then */
  commit(portion: Portion, judge: Judge): Promise<CarefulOutcome> {
    const { claim, records, toOffset } = portion;
    const items = readRecords(this.definition, records);
    return this.transaction.within([claim], async (tx, afterCommit) => {
      const setAside: SetAside[] = [];
      let stoppedAt: CarefulOutcome['stoppedAt'];
      let [reached, handled, repeated] = [claim.nextOffset, 0, 0];

      for (const item of items) {
        const { offset } = item.record;
        const failure = isReadable(item) ? await this.attempt(tx, item, { claim, reached, afterCommit }) : item;
        if (failure === 'handled') handled += 1;
        else if (failure === 'repeated') repeated += 1;
        else {
          const { attempts, giveUp } = judge(offset, failure.error);
          if (!giveUp) {
            stoppedAt = { offset, error: failure.error };
            break;
          }
          if (isReadable(item)) await this.transaction.markSeen(tx, [item]);
          setAside.push({ record: item.record, error: failure.error, claim, attempts });
        }
        reached = offset + 1;
      }
      reached = stoppedAt ? stoppedAt.offset : toOffset;
      await this.transaction.setAside(tx, setAside);
      await advanceClaims(tx, this.definition.name, [{ claim, toOffset: reached }]);
      const outcome = { reached, handled, repeated, setAside };
      return stoppedAt ? { ...outcome, stoppedAt } : outcome;
    });
  }

  /** Sets the only record of the portion aside unread: its transaction has failed in ways that no savepoint can undo. */
  condemn({ claim, records, toOffset }: Portion, error: unknown, attempts: number): Promise<Outcome> {
    return this.transaction.within([claim], async (tx) => {
      const setAside = records.map((record) => ({ record, error, claim, attempts }));
      await this.transaction.markSeen(tx, readRecords(this.definition, records).filter(isReadable));
      await this.transaction.setAside(tx, setAside);
      await advanceClaims(tx, this.definition.name, [{ claim, toOffset }]);
      return { handled: 0, repeated: 0, setAside };
    });
  }

  private async attempt(
    tx: Transaction,
    item: Readable,
    { claim, reached, afterCommit }: { claim: Claim; reached: number; afterCommit: (() => void)[] },
  ): Promise<'handled' | 'repeated' | { readonly error: unknown }> {
    const itsAfterCommit: (() => void)[] = [];
    const from = { ...claim, nextOffset: reached };
    const context = this.transaction.contextOf({ claim: from, toOffset: item.record.offset + 1 }, itsAfterCommit);
    await tx.query('SAVEPOINT event');
    try {
      const isFresh = (await this.transaction.markSeen(tx, [item]))(item);
      if (isFresh) await this.transaction.handle([{ items: [item], context }], tx, itsAfterCommit);
      await tx.query('RELEASE SAVEPOINT event');
      afterCommit.push(...itsAfterCommit);
      return isFresh ? 'handled' : 'repeated';
    } catch (error) {
      if (failureKind(error) === 'infrastructure') throw error;
      await tx.query('ROLLBACK TO SAVEPOINT event');
      return { error };
    }
  }
}
