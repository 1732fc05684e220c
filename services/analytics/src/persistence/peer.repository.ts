import { Injectable } from '@nestjs/common';
import type { MetricValue } from '@shopcast/contracts';
import { Database, type Scope } from '@shopcast/database';
import type { LiveSession } from '../domain/live-session.js';

/** A session that another can be compared with: it is over, and its numbers are final. */
export interface Peer {
  readonly sessionId: string;
  readonly title: string;
  readonly startedAtMs: number;
  readonly metrics: Readonly<Record<string, MetricValue>>;
}

/** Like with like: amounts of one currency, and rehearsals with rehearsals. */
const SELECT_LAST = `
  SELECT s.session_id AS "sessionId", s.title, s.started_at_ms::float8 AS "startedAtMs", m.metrics
  FROM sessions s JOIN published_measures m USING (session_id)
  WHERE s.account_id = $1 AND m.account_id = $1 AND s.session_id <> $2 AND s.currency = $3
    AND (s.time_scale > 1) = ($4::int > 1) AND s.started_at_ms < $5 AND s.state = 'ended' AND m.final
  ORDER BY s.started_at_ms DESC, s.session_id DESC LIMIT $6`;

@Injectable()
export class PeerRepository {
  constructor(private readonly database: Database) {}

  /** The account's sessions before this one, the latest first. */
  lastBefore(scope: Scope, session: LiveSession, limit: number): Promise<readonly Peer[]> {
    const { accountId, sessionId, currency, timeScale, startedAtMs } = session;
    const before = startedAtMs ?? Number.MAX_SAFE_INTEGER;
    return this.database.query<Peer>(scope, SELECT_LAST, [accountId, sessionId, currency, timeScale, before, limit]);
  }
}
