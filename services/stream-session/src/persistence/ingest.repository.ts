import { Injectable } from '@nestjs/common';
import { asService, Database, type Scope, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import type { Decision } from '@shopcast/kernel';
import { type Broadcast, type Ingest, newIngest } from '../domain/media/ingest.js';
import type { Patience } from '../domain/media/lose.js';
import { clockOf, type Session, type SessionFact } from '../domain/session.js';
import { ingestColumns, type IngestRow, ingestValues, toIngest } from './ingest.row.js';
import { SessionRepository } from './session.repository.js';

export type DecideBroadcast = (broadcast: Broadcast, nowMs: number) => Decision<Broadcast, SessionFact>;

@Injectable()
export class IngestRepository {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @throws SessionNotFound */
  async find(scope: Scope, sessionId: string): Promise<Broadcast> {
    const session = await this.sessions.find(scope, sessionId);
    const ingest = await this.database.transaction(scope, (tx) => this.load(tx, sessionId));
    return { session, ingest };
  }

  /** The one door for changes of a session by its ingest: both, and what it makes true, are saved together. */
  change(scope: Scope, sessionId: string, decide: DecideBroadcast): Promise<Broadcast> {
    return this.database.transaction(scope, async (tx) => {
      // The lock of the session guards its ingest, too.
      const session = await this.sessions.lock(tx, sessionId);
      const before = { session, ingest: await this.load(tx, sessionId) };
      const nowMs = Date.now();
      const { state, facts } = decide(before, nowMs);
      if (state.session !== before.session) await this.sessions.save(tx, state.session);
      if (state.ingest !== before.ingest) await this.save(tx, state);
      await this.outbox.append(tx, facts, { timeMs: sessionTime(state.session, nowMs) });
      return state;
    });
  }

  /** Sessions whose publisher has been silent, or lost without consequences, for longer than our patience lasts. */
  async overdue(nowMs: number, { silentMs, graceMs }: Patience): Promise<string[]> {
    const rows = await this.database.query<{ session_id: string }>(
      asService,
      `SELECT session_id FROM ingests WHERE publication_id IS NOT NULL AND NOT lost_settled
       AND (lost_at_ms <= $1 OR (lost_at_ms IS NULL AND seen_at_ms <= $2))`,
      [nowMs - graceMs, nowMs - silentMs],
    );
    return rows.map(({ session_id }) => session_id);
  }

  private async load(tx: Transaction, sessionId: string): Promise<Ingest> {
    const columns = ingestColumns.map((name) => (name.endsWith('_ms') ? `${name}::float8 AS ${name}` : name));
    const [row]: IngestRow[] = await tx.query(`SELECT ${columns.join(', ')} FROM ingests WHERE session_id = $1`, [
      sessionId,
    ]);
    return row ? toIngest(row) : newIngest;
  }

  private async save(tx: Transaction, { session, ingest }: Broadcast): Promise<void> {
    const places = ingestColumns.map((_, index) => `$${index + 3}`);
    await tx.query(
      `INSERT INTO ingests (session_id, account_id, ${ingestColumns.join(', ')}) VALUES ($1, $2, ${places.join(', ')})
       ON CONFLICT (session_id) DO UPDATE SET ${ingestColumns.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}`,
      [session.sessionId, session.accountId, ...ingestValues(ingest)],
    );
  }
}

/** Never before what has been said of the session. */
const sessionTime = (session: Session, nowMs: number): number =>
  Math.max(clockOf(session).at(nowMs), session.changedAtMs);
