import { Injectable } from '@nestjs/common';
import type { MetricValue } from '@shopcast/contracts';
import { asService, Database, type Transaction } from '@shopcast/database';
import { type FactToPublish, Outbox } from '@shopcast/event-log';
import type { Measures } from '../domain/measure.js';
import { keepDays, type PublishedDays } from './published-days.js';
import { forgetMinutesBut, keepMinutes } from './published-minutes.js';
import { TIME_ZONES } from './time-zones.js';

/** What of a session has been published. */
export interface PublishedMeasures {
  readonly foldVersion: number;
  readonly final: boolean;
  /** By minute: a digest of what was published of it. */
  readonly minuteDigests: Readonly<Record<number, string>>;
  /** By which days; null: by none yet. */
  readonly timeZones: string | null;
}

/** What is published now, with the facts that say it. */
export interface Publication extends PublishedDays {
  readonly published: PublishedMeasures;
  readonly watermarkMs: number | null;
  readonly metrics: Measures;
  readonly facts: readonly FactToPublish[];
}

interface PublishedRow {
  readonly fold_version: number;
  readonly final: boolean;
  readonly minute_digests: Record<number, string>;
  readonly time_zones: string | null;
}

const nothing: PublishedMeasures = { foldVersion: -1, final: false, minuteDigests: {}, timeZones: null };

/** A session's facts and marks, counted: the fold version that its figures have. */
export const FOLD_VERSION = `
  (SELECT coalesce(sum(p.facts), 0) FROM fold_partition p WHERE p.session_id = s.session_id)
  + (SELECT count(*) FROM session_marks k WHERE k.session_id = s.session_id)`;

/** Nothing will change what was published of session `s` (as `m`), neither its numbers nor where its days begin. */
export const IS_PUBLISHED_FINALLY = `
  (m.final AND m.fold_version = ${FOLD_VERSION} AND m.time_zones IS NOT DISTINCT FROM ${TIME_ZONES})`;

/** What has been published, kept so that a restart neither loses the last word on a session nor repeats all of them. */
@Injectable()
export class MeasuresRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Lets `decide` say what is to be published beyond what was; undefined: nothing.
   * @returns false when another process is publishing this session right now, perhaps with older figures
   */
  async publish(
    { sessionId, accountId }: { sessionId: string; accountId: string },
    decide: (before: PublishedMeasures) => Publication | undefined,
  ): Promise<boolean> {
    return this.database.transaction(asService, async (tx) => {
      const before = await this.lock(tx, sessionId);
      if (!before) return false;
      const publication = decide(before);
      if (!publication) return true;

      const { published, watermarkMs, metrics, facts } = publication;
      const { foldVersion, final, minuteDigests, timeZones } = published;
      await tx.query(
        `INSERT INTO published_measures
           (session_id, account_id, fold_version, final, watermark_ms, metrics, minute_digests, time_zones)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (session_id) DO UPDATE SET
           fold_version = excluded.fold_version, final = excluded.final, watermark_ms = excluded.watermark_ms,
           metrics = excluded.metrics, minute_digests = excluded.minute_digests, time_zones = excluded.time_zones`,
        [sessionId, accountId, foldVersion, final, watermarkMs, metrics, minuteDigests, timeZones],
      );
      await keepDays(tx, { sessionId, accountId }, publication);
      await forgetMinutesBut(tx, sessionId, Object.keys(minuteDigests).map(Number));
      await keepMinutes(
        tx,
        facts.map(({ fact }) => fact),
      );
      await this.outbox.appendEach(tx, facts);
      return true;
    });
  }

  /** Started sessions of which something may be left to publish. */
  async unpublished(): Promise<string[]> {
    const rows = await this.database.query<{ session_id: string }>(
      asService,
      `SELECT s.session_id FROM sessions s LEFT JOIN published_measures m USING (session_id)
       WHERE s.started_at_ms IS NOT NULL
         AND (m.session_id IS NULL OR (s.state = 'ended' AND NOT m.final) OR m.fold_version <> ${FOLD_VERSION}
              OR m.time_zones IS DISTINCT FROM ${TIME_ZONES})`,
    );
    return rows.map((row) => row.session_id);
  }

  /** The final metrics of those sessions that are final and have had no fact since. */
  async finalOf(sessionIds: readonly string[]): Promise<Map<string, Readonly<Record<string, MetricValue>>>> {
    const rows = await this.database.query<{ session_id: string; metrics: Record<string, MetricValue> }>(
      asService,
      `SELECT s.session_id, m.metrics FROM sessions s JOIN published_measures m USING (session_id)
       WHERE s.session_id = ANY($1::uuid[]) AND m.final AND m.fold_version = ${FOLD_VERSION}`,
      [sessionIds],
    );
    return new Map(rows.map((row) => [row.session_id, row.metrics]));
  }

  /** undefined: another process is publishing this session right now. */
  private async lock(tx: Transaction, sessionId: string): Promise<PublishedMeasures | undefined> {
    const [lock] = (await tx.query(`SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken`, [
      `measures ${sessionId}`,
    ])) as [{ taken: boolean }];
    if (!lock.taken) return undefined;
    const [row] = (await tx.query(
      `SELECT fold_version::float8 AS fold_version, final, minute_digests, time_zones
       FROM published_measures WHERE session_id = $1`,
      [sessionId],
    )) as PublishedRow[];
    if (!row) return nothing;
    const { fold_version: foldVersion, final, minute_digests: minuteDigests, time_zones: timeZones } = row;
    return { foldVersion, final, minuteDigests, timeZones };
  }
}
