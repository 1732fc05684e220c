import { Injectable } from '@nestjs/common';
import { asService, Database, type Transaction } from '@shopcast/database';
import { type CountName, countNames } from '../domain/counts.js';
import type { LiveSession, SessionMark } from '../domain/live-session.js';
import type { Bucket } from '../domain/session-ledger.js';
import { type MarkRow, SELECT_MARKS, toMark } from './mark.repository.js';
import { SESSION_COLUMNS, type SessionRow, toSession } from './session.repository.js';

/** How many facts of a session each partition has folded. */
export type FactsSeen = ReadonlyMap<number, number>;

/** A session as the fold has it, with the buckets that have changed since `seen`. */
export interface LedgerChanges {
  readonly session: LiveSession;
  readonly marks: readonly SessionMark[];
  readonly seen: FactsSeen;
  readonly buckets: readonly Bucket[];
  /** Trace context of the fact that was folded last. */
  readonly traceparent: string | undefined;
}

interface ProgressRow {
  readonly partition: number;
  readonly facts: number;
  readonly traceparent: string | null;
}

type BucketRow = Record<CountName, number> & {
  readonly partition: number;
  readonly bucket_ms: number;
  readonly presence: number[];
  readonly long_stays: number[];
  readonly staying: number[];
};

const SELECT_PROGRESS = `
  SELECT partition, facts::float8 AS facts, traceparent FROM fold_partition WHERE session_id = $1 ORDER BY folded_at`;

/** A partition's facts only grow, and a bucket remembers how many there were when it changed: what is newer is unseen. */
const SELECT_CHANGED = `
  SELECT m.partition, m.bucket_ms::float8 AS bucket_ms, m.presence, m.long_stays, m.staying::float8[] AS staying,
         ${countNames.map((name) => `m.${name}::float8 AS ${name}`).join(', ')}
  FROM fold_minute m
  LEFT JOIN unnest($2::int[], $3::bigint[]) AS s(partition, facts) ON s.partition = m.partition
  WHERE m.session_id = $1 AND m.changed_at_fact > coalesce(s.facts, 0)`;

/** Reads what has been folded. On the service's behalf: whoever asks must have been let in to the session before. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly database: Database) {}

  changesSince(sessionId: string, seen: FactsSeen): Promise<LedgerChanges | undefined> {
    return this.database.transaction(asService, (tx) => readLedger(tx, sessionId, seen));
  }
}

const nothing: FactsSeen = new Map();

export async function readLedger(
  tx: Transaction,
  sessionId: string,
  seen = nothing,
): Promise<LedgerChanges | undefined> {
  const [session] = (await tx.query(`SELECT ${SESSION_COLUMNS} FROM sessions WHERE session_id = $1`, [
    sessionId,
  ])) as SessionRow[];
  if (!session) return undefined;

  const marks = (await tx.query(SELECT_MARKS, [sessionId])) as MarkRow[];
  // Before the buckets: what is folded in between is then read twice, and never left out.
  const progress = (await tx.query(SELECT_PROGRESS, [sessionId])) as ProgressRow[];
  const changed = (await tx.query(SELECT_CHANGED, [sessionId, [...seen.keys()], [...seen.values()]])) as BucketRow[];
  return {
    session: toSession(session),
    marks: marks.map(toMark),
    seen: new Map(progress.map(({ partition, facts }) => [partition, facts])),
    buckets: changed.map(toBucket),
    traceparent: progress.findLast(({ traceparent }) => traceparent !== null)?.traceparent ?? undefined,
  };
}

const toBucket = ({ partition, bucket_ms, presence, long_stays, staying, ...counts }: BucketRow): Bucket => ({
  partition,
  bucketMs: bucket_ms,
  presence,
  longStays: long_stays,
  staying,
  counts,
});
