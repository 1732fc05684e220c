import { type OnModuleInit } from '@nestjs/common';
import { RevokedKeys } from '@shopcast/access';
import { type AccessKeyRevoked, accessKeyRevoked, type RecordedEvent } from '@shopcast/contracts';
import { asService, Database, type Transaction } from '@shopcast/database';
import { Consumer, Handles } from '@shopcast/event-log';

/** Which staff keys no longer open anything here. */
@Consumer('order.revoked-keys')
export class RevokedKeysProjection implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly revoked: RevokedKeys,
  ) {}

  /** Before the first request. */
  async onModuleInit(): Promise<void> {
    const rows = await this.database.query<{ key_id: string }>(asService, `SELECT key_id FROM revoked_keys`);
    this.revoked.add(rows.map((row) => row.key_id));
  }

  @Handles(accessKeyRevoked)
  async revoke({ data }: RecordedEvent<AccessKeyRevoked>, tx: Transaction): Promise<void> {
    await tx.query(`INSERT INTO revoked_keys (key_id, account_id) VALUES ($1, $2) ON CONFLICT (key_id) DO NOTHING`, [
      data.keyId,
      data.accountId,
    ]);
    // Even if this transaction should fail: a key that was revoked is revoked.
    this.revoked.add([data.keyId]);
  }
}
