import { Injectable } from '@nestjs/common';
import type { MetricValue } from '@shopcast/contracts';
import { Database, type Scope } from '@shopcast/database';
import type { LiveSession } from '../domain/live-session.js';
import type { MetricId } from '../domain/metric-definitions.js';
import { SESSION_COLUMNS, type SessionRow, toSession } from './session.repository.js';

/** A session that is on air, with the numbers that were published of it last. */
export interface LiveRoom {
  readonly session: LiveSession;
  readonly metrics: Readonly<Record<string, MetricValue>>;
  readonly watermarkMs: number | null;
  /** Grows with every fact; -1: nothing was published yet. */
  readonly foldVersion: number;
}

type RoomRow = SessionRow & {
  readonly metrics: LiveRoom['metrics'];
  readonly watermark_ms: number | null;
  readonly fold_version: number;
};

/** More than that nobody looks at on one page. */
const MOST_ROOMS = 1_000;

const SELECT_ROOMS = `
  SELECT s.*, m.watermark_ms::float8 AS watermark_ms, coalesce(m.fold_version, -1)::float8 AS fold_version,
         coalesce((SELECT jsonb_object_agg(id, m.metrics -> id) FROM unnest($1::text[]) id WHERE m.metrics ? id), '{}') AS metrics
  FROM (SELECT ${SESSION_COLUMNS} FROM sessions
        WHERE state IN ('live', 'paused') AND ($2::uuid IS NULL OR account_id = $2)
        ORDER BY session_id DESC LIMIT ${MOST_ROOMS}) s
  LEFT JOIN published_measures m USING (session_id)
  ORDER BY s.session_id DESC`;

@Injectable()
export class RoomRepository {
  constructor(private readonly database: Database) {}

  /** All that are on air now, in one query, the newest first; of one account when it is given. */
  async onAir(scope: Scope, accountId: string | undefined, metrics: readonly MetricId[]): Promise<LiveRoom[]> {
    const rows = await this.database.query<RoomRow>(scope, SELECT_ROOMS, [metrics, accountId ?? null]);
    return rows.map((row) => ({
      session: toSession(row),
      metrics: row.metrics,
      watermarkMs: row.watermark_ms,
      foldVersion: row.fold_version,
    }));
  }
}
