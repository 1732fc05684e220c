import { setTimeout as sleep } from 'node:timers/promises';
import { CannotCheck } from '../cannot-check.js';
import { Snapshot } from './snapshot.js';

const LOOK_EVERY_MS = 500;

/** Two looks with the same marks: nothing has changed in between. */
interface Look {
  /** Work that the order desk has begun and not ended. */
  readonly waiting: number;
  readonly marks: string;
}

/**
 * Waits until the order desk has nothing left to do and does nothing. Whoever waits in vain goes on: what is left over
 * then is for the rules to say.
 */
export async function untilQuiet(url: string, waitMs: number): Promise<string> {
  const deadline = Date.now() + waitMs;
  let before = await look(url);
  while (Date.now() < deadline) {
    await sleep(LOOK_EVERY_MS);
    const now = await look(url);
    if (now.waiting === 0 && now.marks === before.marks) return now.marks;
    before = now;
  }
  return before.marks;
}

/** @throws CannotCheck when anything has changed since: the pieces would be from different moments */
export async function refuseIfChanged(url: string, marks: string): Promise<void> {
  if ((await look(url)).marks !== marks)
    throw new CannotCheck('orders were changed while they were being checked; check again when all is quiet');
}

const look = (url: string): Promise<Look> =>
  Snapshot.of(url, async (snapshot) => {
    const callbacks = (await snapshot.has('test_callbacks')) ? `(SELECT count(*) FROM test_callbacks)` : `0`;
    const booked = (await snapshot.has('ledger_transactions')) ? `(SELECT count(*) FROM ledger_transactions)` : `0`;
    const [found] = await snapshot.all<Look>(
      `SELECT ((SELECT count(*) FROM outbox) + (SELECT count(*) FROM refunds r WHERE made_at IS NULL AND to_jsonb(r) ->> 'failed_at' IS NULL) + ${callbacks}
               + (SELECT count(*) FROM orders WHERE status = 'placed' AND expires_at < now()))::int AS waiting,
              concat_ws('/', (SELECT max(movement_id) FROM stock_movements),
                        (SELECT count(*) FROM orders), (SELECT count(*) FROM refunds),
                        (SELECT count(*) FROM refunds WHERE made_at IS NOT NULL), ${booked}) AS marks`,
    );
    return found ?? { waiting: 0, marks: '' };
  });
