import { Injectable } from '@nestjs/common';
import { followersOnlySet } from '@shopcast/contracts';
import { asService, Database, type Scope } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { nothingElse } from '../domain/moderation/audit-entry.js';
import { AuditLog } from './audit-log.js';

/** Whether only followers of the account may comment in a session. */
export interface FollowersOnly {
  readonly accountId: string;
  readonly sessionId: string;
  readonly isOn: boolean;
}

@Injectable()
export class FollowersOnlyRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  async find(scope: Scope, sessionId: string): Promise<boolean> {
    const sql = 'SELECT FROM followers_only_rooms WHERE session_id = $1';
    return (await this.database.query(scope, sql, [sessionId])).length > 0;
  }

  /** Setting what is set already changes nothing. @param atMs wall time */
  set(scope: Scope, mode: FollowersOnly, keyId: string | null, atMs: number): Promise<void> {
    const { accountId, sessionId, isOn } = mode;
    return this.database.transaction(scope, async (tx) => {
      const changed = isOn
        ? await tx.query<unknown[]>(INSERT, [sessionId, accountId])
        : (await tx.query<[unknown[]]>(DELETE, [sessionId]))[0];
      if (changed.length === 0) return;
      const deed = { ...nothingElse, accountId, sessionId, keyId, atMs, action: 'followers_only.set' } as const;
      await this.audit.write(tx, { ...deed, details: { isOn: String(isOn) } });
      await this.outbox.append(tx, [followersOnlySet.of({ ...mode, keyId })], { timeMs: atMs });
    });
  }

  /** Which of these viewers follow the account. */
  async followers(accountId: string, viewerIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ viewer_id: string }>(
      asService,
      'SELECT viewer_id FROM followers WHERE account_id = $1 AND viewer_id = ANY($2::text[])',
      [accountId, viewerIds],
    );
    return new Set(rows.map(({ viewer_id }) => viewer_id));
  }
}

const INSERT = `INSERT INTO followers_only_rooms (session_id, account_id) VALUES ($1, $2)
  ON CONFLICT (session_id) DO NOTHING RETURNING session_id`;
const DELETE = 'DELETE FROM followers_only_rooms WHERE session_id = $1 RETURNING session_id';
