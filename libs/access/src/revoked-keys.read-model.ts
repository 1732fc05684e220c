import { type BeforeApplicationShutdown, Injectable, type OnModuleInit } from '@nestjs/common';
import { type AccessKeyRevoked, accessKeyRevoked, type RecordedEvent } from '@shopcast/contracts';
import { asService, Database, type Transaction } from '@shopcast/database';
import { type BatchContext, Handles } from '@shopcast/event-log';
import { loggerFor } from '@shopcast/telemetry';
import { RevokedKeys } from './revoked-keys.js';

const LOOK_EVERY_MS = 10_000;
const logger = loggerFor('access.revoked-keys');

/**
 * Which staff keys no longer open anything: kept in the service's table `revoked_keys (key_id, account_id)`, and in memory
 * where every request asks. The log tells only one of several processes of a revocation; the others look themselves.
 */
@Injectable()
export abstract class RevokedKeysReadModel implements OnModuleInit, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly revokedKeys: RevokedKeys,
  ) {}

  /** Before the first request. */
  async onModuleInit(): Promise<void> {
    await this.load();
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  @Handles(accessKeyRevoked)
  async revoked({ data }: RecordedEvent<AccessKeyRevoked>, tx: Transaction, context: BatchContext): Promise<void> {
    await tx.query(`INSERT INTO revoked_keys (key_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      data.keyId,
      data.accountId,
    ]);
    context.afterCommit(() => this.revokedKeys.add([data.keyId]));
  }

  private async load(): Promise<void> {
    const rows = await this.database.query<{ key_id: string }>(asService, `SELECT key_id FROM revoked_keys`);
    this.revokedKeys.add(rows.map((row) => row.key_id));
  }

  private async look(): Promise<void> {
    try {
      await this.load();
    } catch (error) {
      logger.warn({ err: error }, 'revoked keys could not be read; it will be tried again');
    }
  }
}
