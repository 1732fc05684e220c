import { Injectable } from '@nestjs/common';
import type { Medium } from '@shopcast/contracts';
import { Database, type Scope, type Transaction } from '@shopcast/database';
import type { LiveSession, SessionState } from '../domain/live-session.js';
import { SessionNotFound } from '../domain/session.errors.js';

export interface SessionRow {
  readonly session_id: string;
  readonly account_id: string;
  readonly title: string;
  readonly medium: Medium;
  readonly currency: string;
  readonly time_scale: number;
  readonly state: SessionState;
  readonly started_at_ms: number | null;
  readonly ended_at_ms: number | null;
}

export const SESSION_COLUMNS = `session_id, account_id, title, medium, currency, time_scale, state,
  started_at_ms::float8 AS started_at_ms, ended_at_ms::float8 AS ended_at_ms`;

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export interface SessionsWanted {
  readonly accountId: string | undefined;
  /** The last session of the page before. */
  readonly before: string | undefined;
  /** Only those that are on air, or only those that are not. */
  readonly air?: 'on' | 'off' | undefined;
  readonly limit: number;
}

/** What analytics remembers of sessions and of what their hosts did. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  /** A plan may be changed while the session runs: it never takes the state or the start back. */
  async plan(tx: Transaction, session: LiveSession): Promise<void> {
    await tx.query(
      `INSERT INTO sessions AS s (session_id, account_id, title, medium, currency, time_scale, state, started_at_ms)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (session_id) DO UPDATE SET
         title = excluded.title, medium = excluded.medium, currency = excluded.currency,
         time_scale = excluded.time_scale, started_at_ms = coalesce(s.started_at_ms, excluded.started_at_ms),
         state = CASE excluded.state WHEN 'draft' THEN s.state ELSE excluded.state END`,
      [
        session.sessionId,
        session.accountId,
        session.title,
        session.medium,
        session.currency,
        session.timeScale,
        session.state,
        session.startedAtMs,
      ],
    );
  }

  async becomes(tx: Transaction, sessionId: string, to: { state: SessionState; endedAtMs?: number }): Promise<void> {
    await tx.query(
      `UPDATE sessions SET state = $2, ended_at_ms = coalesce($3, ended_at_ms)
       WHERE session_id = $1 AND ($2 <> 'scheduled' OR state = 'draft')`,
      [sessionId, to.state, to.endedAtMs ?? null],
    );
  }

  /** When sessions started (epoch ms); those that have not, or are not known yet, are left out. */
  async startsOf(tx: Transaction, sessionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = (await tx.query(
      `SELECT session_id, started_at_ms::float8 AS started_at_ms FROM sessions
       WHERE session_id = ANY($1::uuid[]) AND started_at_ms IS NOT NULL`,
      [sessionIds],
    )) as { session_id: string; started_at_ms: number }[];
    return new Map(rows.map((row) => [row.session_id, row.started_at_ms]));
  }

  /** @throws SessionNotFound, also for a session that the scope does not show */
  async get(scope: Scope, sessionId: string): Promise<LiveSession> {
    const [row] = await this.database.query<SessionRow>(
      scope,
      `SELECT ${SESSION_COLUMNS} FROM sessions WHERE session_id = $1`,
      [sessionId],
    );
    if (!row) throw new SessionNotFound(sessionId);
    return toSession(row);
  }

  /** Newest first, since ids are made in the order of time; of one account when it is given. */
  async newest(scope: Scope, { accountId, before, air, limit }: SessionsWanted): Promise<LiveSession[]> {
    // A condition of its own beside row-level security, which no index can serve.
    const ofAccount = accountId === undefined ? '' : 'AND account_id = $3';
    const inState = air === undefined ? '' : `AND state ${air === 'on' ? 'IN' : 'NOT IN'} ('live', 'paused')`;
    const rows = await this.database.query<SessionRow>(
      scope,
      `SELECT ${SESSION_COLUMNS} FROM sessions WHERE session_id < $1 ${ofAccount} ${inState} ORDER BY session_id DESC LIMIT $2`,
      [before ?? LAST_ID, limit, ...(accountId === undefined ? [] : [accountId])],
    );
    return rows.map(toSession);
  }
}

export const toSession = (row: SessionRow): LiveSession => ({
  sessionId: row.session_id,
  accountId: row.account_id,
  title: row.title,
  medium: row.medium,
  currency: row.currency,
  timeScale: row.time_scale,
  state: row.state,
  startedAtMs: row.started_at_ms,
  endedAtMs: row.ended_at_ms,
});
