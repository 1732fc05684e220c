import type { Transaction } from '@shopcast/database';
import type { DataSource, EntitySubscriberInterface, QueryRunner } from 'typeorm';

const TOUCHED = 'shopcast.outbox';
const SILENCED = 'shopcast.outbox.silenced';

/** Makes the outbox throw away what this transaction publishes: facts that are folded again were published long ago. */
export function silenceOutbox(tx: Transaction): void {
  if (tx.queryRunner) tx.queryRunner.data[SILENCED] = true;
}

export const isSilenced = (tx: Transaction): boolean => tx.queryRunner?.data[SILENCED] === true;

/** Remembers on the transaction that it wrote to the outbox. */
export function markOutboxTouched(tx: Transaction): void {
  if (tx.queryRunner) tx.queryRunner.data[TOUCHED] = true;
}

/**
 * Calls `wake` after every commit that wrote to the outbox. A NOTIFY inside the transaction would do the same, but
 * Postgres lets only one transaction at a time commit with a notification, which would queue up all write doors.
 * @returns a function that ends it
 */
export function onOutboxCommitted(dataSource: DataSource, wake: () => void): () => void {
  const subscriber: EntitySubscriberInterface = {
    afterTransactionCommit: ({ queryRunner }) => {
      if (wasTouched(queryRunner)) wake();
    },
    afterTransactionRollback: ({ queryRunner }) => {
      if (!queryRunner.isTransactionActive) queryRunner.data[TOUCHED] = false;
    },
  };
  dataSource.subscribers.push(subscriber);
  return () => void dataSource.subscribers.splice(dataSource.subscribers.indexOf(subscriber), 1);
}

function wasTouched(queryRunner: QueryRunner): boolean {
  // The release of a savepoint is announced as a commit, too; the rows are visible only after the outermost one.
  if (queryRunner.isTransactionActive || queryRunner.data[TOUCHED] !== true) return false;
  queryRunner.data[TOUCHED] = false;
  return true;
}
