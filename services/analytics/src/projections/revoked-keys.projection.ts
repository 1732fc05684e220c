import type { OnApplicationBootstrap } from '@nestjs/common';
import { RevokedKeys } from '@shopcast/access';
import { type AccessKeyRevoked, accessKeyRevoked, type RecordedEvent } from '@shopcast/contracts';
import { asService, Database, type Transaction } from '@shopcast/database';
import { type BatchContext, Consumer, Handles } from '@shopcast/event-log';

/** Which staff keys no longer open anything: kept in the database, and in memory where every request asks. */
@Consumer('analytics.revoked-keys')
export class RevokedKeysProjection implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly revokedKeys: RevokedKeys,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const rows = await this.database.query<{ key_id: string }>(asService, 'SELECT key_id FROM revoked_keys');
    this.revokedKeys.add(rows.map((row) => row.key_id));
  }

  @Handles(accessKeyRevoked)
  async revoked({ data }: RecordedEvent<AccessKeyRevoked>, tx: Transaction, context: BatchContext): Promise<void> {
    await tx.query(`INSERT INTO revoked_keys (key_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      data.keyId,
      data.accountId,
    ]);
    context.afterCommit(() => this.revokedKeys.add([data.keyId]));
  }
}
