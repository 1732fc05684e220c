import { Injectable } from '@nestjs/common';
import { topics } from '@shopcast/contracts';
import { asService, Database } from '@shopcast/database';
import { ConsumerProgress } from '@shopcast/event-log';
import { setTimeout as sleep } from 'node:timers/promises';
import { LedgerBehind } from '../../domain/settlement/settlement.errors.js';
import { LEDGER_CONSUMER } from './ledger-consumer.js';

const LOOK_EVERY_MS = 50;

/** How far the ledger has come with the facts that orders have published. */
@Injectable()
export class LedgerProgress {
  constructor(
    private readonly database: Database,
    private readonly progress: ConsumerProgress,
  ) {}

  /**
   * Resolves when every fact about this account's orders that was committed before the call is booked. In this order:
   * what is no longer in the outbox then is on the log, and what the log had then is booked.
   * @throws LedgerBehind when that takes too long: the log is away, or there is very much to book
   */
  async caughtUp(accountId: string, patienceMs = 5_000): Promise<void> {
    const until = Date.now() + patienceMs;
    const nowAtDatabase = await this.databaseTime();
    await this.before(until, () => this.isSent(accountId, nowAtDatabase));
    const sentMs = Date.now();
    await this.before(until, () => this.isBooked(sentMs));
  }

  private async before(untilMs: number, isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) {
      if (Date.now() >= untilMs) throw new LedgerBehind();
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** Another machine's clock is not ours. */
  private async databaseTime(): Promise<string> {
    const [row] = await this.database.query<{ now: string }>(asService, 'SELECT clock_timestamp()::text AS now');
    return row?.now ?? '';
  }

  private async isSent(accountId: string, at: string): Promise<boolean> {
    const waiting = await this.database.query(
      asService,
      `SELECT FROM outbox WHERE account_id = $1 AND topic = $2 AND recorded_at <= $3::timestamptz LIMIT 1`,
      [accountId, topics.order.name, at],
    );
    return waiting.length === 0;
  }

  /** A log that does not answer is one more reason to wait. */
  private async isBooked(sentMs: number): Promise<boolean> {
    await this.progress.sample().catch(() => undefined);
    return (this.progress.watermarkMs(LEDGER_CONSUMER) ?? 0) >= sentMs;
  }
}
