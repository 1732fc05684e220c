import { Injectable } from '@nestjs/common';
import type { RestrictionKind } from '@shopcast/contracts';
import { accountIn, asService, Database, forAccount, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { AccountNotFound } from '../domain/account.errors.js';
import { type Deed, nothingElse } from '../domain/moderation/audit-entry.js';
import { RestrictionNotFound } from '../domain/moderation/moderation.errors.js';
import type { RestrictedViewer, Restriction, RestrictionDecision } from '../domain/moderation/restriction.js';
import { AccountRow } from './account.row.js';
import { AuditLog } from './audit-log.js';

/** Which restrictions; what is left out does not matter. */
export interface RestrictionFilter {
  readonly viewerId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly kind?: RestrictionKind | undefined;
  readonly state?: 'standing' | 'over' | undefined;
}

export type AfterRestriction = Pick<Restriction, 'imposedAtMs' | 'restrictionId'>;

/** Who does it, and when. */
export type Doing = Pick<Deed, 'atMs'> & { readonly keyId: string };

const COLUMNS = `restriction_id AS "restrictionId", account_id AS "accountId", viewer_id AS "viewerId", kind,
  session_id AS "sessionId", until_ms::float8 AS "untilMs", reason, key_id AS "keyId",
  imposed_at_ms::float8 AS "imposedAtMs", lifted_at_ms::float8 AS "liftedAtMs"`;
const STANDING = (now: string): string => `lifted_at_ms IS NULL AND (until_ms IS NULL OR until_ms > ${now})`;

@Injectable()
export class RestrictionRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** @param decide gets the one of this kind and place that has not been lifted @throws AccountNotFound */
  impose(
    restricted: RestrictedViewer,
    doing: Doing,
    decide: (before: Restriction | undefined) => RestrictionDecision,
  ): Promise<Restriction> {
    const { accountId, viewerId, kind, sessionId } = restricted;
    return this.database.transaction(forAccount(accountId), async (tx) => {
      await takeTurn(tx, accountId);
      const [before]: Restriction[] = await tx.query(
        `SELECT ${COLUMNS} FROM viewer_restrictions WHERE account_id = $1 AND viewer_id = $2 AND kind = $3
           AND session_id IS NOT DISTINCT FROM $4 AND lifted_at_ms IS NULL`,
        [accountId, viewerId, kind, sessionId],
      );
      const action = kind === 'mute' ? 'viewer.muted' : 'viewer.banned';
      return this.save(tx, before, decide(before), { ...doing, action });
    });
  }

  /** @throws RestrictionNotFound also when it is another account's */
  lift(
    accountId: string,
    restrictionId: string,
    doing: Doing,
    decide: (before: Restriction) => RestrictionDecision,
  ): Promise<Restriction> {
    return this.database.transaction(forAccount(accountId), async (tx) => {
      await takeTurn(tx, accountId);
      const [before]: Restriction[] = await tx.query(
        `SELECT ${COLUMNS} FROM viewer_restrictions WHERE account_id = $1 AND restriction_id = $2`,
        [accountId, restrictionId],
      );
      if (!before) throw new RestrictionNotFound(restrictionId);
      return this.save(tx, before, decide(before), { ...doing, action: 'restriction.lifted' });
    });
  }

  /** Those that hold at this time, as of a version: what is in a later one is not in here. */
  async standing(
    accountId: string,
    nowMs: number,
  ): Promise<{ readonly version: number; readonly restrictions: readonly Restriction[] }> {
    const [row] = await this.database.query<{ version: number; restrictions: Restriction[] }>(
      asService,
      `SELECT coalesce((SELECT version FROM restriction_versions WHERE account_id = $1), 0) AS version,
         coalesce((SELECT json_agg(standing) FROM (SELECT ${COLUMNS} FROM viewer_restrictions
           WHERE account_id = $1 AND ${STANDING('$2')}) AS standing), '[]') AS restrictions`,
      [accountId, nowMs],
    );
    return row ?? { version: 0, restrictions: [] };
  }

  /** How often those of these accounts have changed, as far as they have. */
  async versions(accountIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.database.query<{ account_id: string; version: number }>(
      asService,
      'SELECT account_id, version FROM restriction_versions WHERE account_id = ANY($1::uuid[])',
      [accountIds],
    );
    return new Map(rows.map(({ account_id, version }) => [account_id, version]));
  }

  /** The newest first. */
  list(
    scope: Scope,
    limit: number,
    { viewerId, sessionId, kind, state }: RestrictionFilter,
    after: AfterRestriction | undefined,
  ): Promise<Restriction[]> {
    const asked = [viewerId, sessionId, kind, state, after?.imposedAtMs, after?.restrictionId];
    return this.database.query<Restriction>(
      scope,
      `SELECT ${COLUMNS} FROM viewer_restrictions
       WHERE account_id = $1 AND ($4::text IS NULL OR viewer_id = $4) AND ($5::uuid IS NULL OR session_id = $5)
         AND ($6::text IS NULL OR kind = $6) AND ($7::text IS NULL OR ($7 = 'standing') = (${STANDING('$3::bigint')}))
         AND ($8::bigint IS NULL OR (imposed_at_ms, restriction_id) < ($8, $9::uuid))
       ORDER BY imposed_at_ms DESC, restriction_id DESC LIMIT $2`,
      [accountIn(scope), limit, Date.now(), ...asked.map((value) => value ?? null)],
    );
  }

  /** What is decided, its facts and its entry in the audit log, or nothing when nothing has changed. */
  private async save(
    tx: Transaction,
    before: Restriction | undefined,
    { state, facts }: RestrictionDecision,
    doing: Doing & Pick<Deed, 'action'>,
  ): Promise<Restriction> {
    if (facts.length === 0) return state;
    if (before && before.restrictionId !== state.restrictionId)
      await write(tx, { ...before, liftedAtMs: before.untilMs });
    await write(tx, state);
    await tx.query('UPDATE restriction_versions SET version = version + 1 WHERE account_id = $1', [state.accountId]);
    const { accountId, viewerId, sessionId, restrictionId, kind, untilMs, reason } = state;
    const details = { restrictionId, kind, until: untilMs === null ? null : new Date(untilMs).toISOString() };
    await this.audit.write(tx, { ...nothingElse, ...doing, accountId, viewerId, sessionId, reason, details });
    await this.outbox.append(tx, facts, { timeMs: doing.atMs });
    return state;
  }
}

/** Changes of one account happen one after the other. @throws AccountNotFound */
async function takeTurn(tx: Transaction, accountId: string): Promise<void> {
  if (!(await tx.existsBy(AccountRow, { accountId }))) throw new AccountNotFound(accountId);
  await tx.query('INSERT INTO restriction_versions VALUES ($1, 0) ON CONFLICT (account_id) DO NOTHING', [accountId]);
  await tx.query('SELECT FROM restriction_versions WHERE account_id = $1 FOR UPDATE', [accountId]);
}

async function write(tx: Transaction, restriction: Restriction): Promise<void> {
  const { restrictionId, accountId, viewerId, kind, sessionId, untilMs, reason, keyId } = restriction;
  await tx.query(
    `INSERT INTO viewer_restrictions
       (restriction_id, account_id, viewer_id, kind, session_id, until_ms, reason, key_id, imposed_at_ms, lifted_at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (restriction_id) DO UPDATE SET until_ms = EXCLUDED.until_ms, reason = EXCLUDED.reason,
       key_id = EXCLUDED.key_id, lifted_at_ms = EXCLUDED.lifted_at_ms`,
    [
      ...[restrictionId, accountId, viewerId, kind, sessionId, untilMs, reason, keyId],
      ...[restriction.imposedAtMs, restriction.liftedAtMs],
    ],
  );
}
