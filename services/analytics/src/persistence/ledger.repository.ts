import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@shopcast/database';
import type { ZonePeriod } from '@shopcast/kernel';
import { type CountName, countNames } from '../domain/counts.js';
import type { LiveSession, SessionMark } from '../domain/live-session.js';
import type { Bucket } from '../domain/session-ledger.js';
import { type MarkRow, SELECT_MARKS, toMark } from './mark.repository.js';
import { unpackBuckets } from './packed-buckets.js';
import { SESSION_COLUMNS, type SessionRow, toSession } from './session.repository.js';
import { inSnapshot } from './snapshot.js';
import { timeZonesOf } from './time-zones.js';

/** How many facts of a session each partition has folded. */
export type FactsSeen = ReadonlyMap<number, number>;

/** Up to where a reader has the buckets of a session. */
export interface LedgerKnown {
  readonly seen: FactsSeen;
  /** How often its buckets had been put together; 0: not yet. */
  readonly sealedVersion: number;
}

/** A session as the fold has it, with the buckets that have changed since. */
export interface LedgerChanges extends LedgerKnown {
  readonly session: LiveSession;
  readonly marks: readonly SessionMark[];
  /** Of the account's days. */
  readonly timeZones: readonly ZonePeriod[];
  /** All of them when the session has been sealed since; those from before are not valid then. */
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

interface PackedRow {
  readonly products: Buffer;
  readonly visits: Buffer;
  readonly moments: Buffer;
}

const BUCKET_COLUMNS = `
  m.partition, m.bucket_ms::float8 AS bucket_ms, m.presence, m.long_stays, m.staying::float8[] AS staying,
  ${countNames.map((name) => `m.${name}::float8 AS ${name}`).join(', ')}`;

const SELECT_SESSION = `
  SELECT ${SESSION_COLUMNS},
         coalesce((SELECT version FROM fold_sealed f WHERE f.session_id = s.session_id), 0) AS sealed
  FROM sessions s WHERE session_id = $1`;

const SELECT_PROGRESS = `
  SELECT partition, facts::float8 AS facts, traceparent FROM fold_partition WHERE session_id = $1 ORDER BY folded_at`;

/** A partition's facts only grow, and a bucket remembers how many there were when it changed: what is newer is unseen. */
const SELECT_CHANGED = `
  SELECT ${BUCKET_COLUMNS}
  FROM fold_minute m
  LEFT JOIN unnest($2::int[], $3::bigint[]) AS s(partition, facts) ON s.partition = m.partition
  WHERE m.session_id = $1 AND m.changed_at_fact > coalesce(s.facts, 0)`;

const TAKE_MINUTES = `
  DELETE FROM fold_minute m WHERE session_id = $1 RETURNING ${BUCKET_COLUMNS}, m.products, m.visits, m.moments`;

/** Reads what has been folded. On the service's behalf: whoever asks must have been let in to the session before. */
@Injectable()
export class LedgerRepository {
  constructor(private readonly database: Database) {}

  changesSince(sessionId: string, known: LedgerKnown): Promise<LedgerChanges | undefined> {
    // In one snapshot: between two statements minutes may be sealed.
    return inSnapshot(this.database, (tx) => readLedger(tx, sessionId, known));
  }
}

const nothing: LedgerKnown = { seen: new Map(), sealedVersion: 0 };

export async function readLedger(
  tx: Transaction,
  sessionId: string,
  known = nothing,
): Promise<LedgerChanges | undefined> {
  const [row] = (await tx.query(SELECT_SESSION, [sessionId])) as (SessionRow & { sealed: number })[];
  if (!row) return undefined;

  const { sealed: sealedVersion } = row;
  const marks = (await tx.query(SELECT_MARKS, [sessionId])) as MarkRow[];
  const progress = (await tx.query(SELECT_PROGRESS, [sessionId])) as ProgressRow[];
  const isAnew = sealedVersion !== known.sealedVersion;
  const sealed = isAnew ? await selectSealed(tx, sessionId) : [];
  const seen = isAnew ? nothing.seen : known.seen;
  const changed = (await tx.query(SELECT_CHANGED, [sessionId, [...seen.keys()], [...seen.values()]])) as BucketRow[];
  return {
    session: toSession(row),
    marks: marks.map(toMark),
    timeZones: await timeZonesOf(tx, row.account_id),
    seen: new Map(progress.map(({ partition, facts }) => [partition, facts])),
    buckets: [...sealed, ...changed.map(toBucket)],
    sealedVersion,
    traceparent: progress.findLast(({ traceparent }) => traceparent !== null)?.traceparent ?? undefined,
  };
}

/** What lay in the minutes of a session by themselves. */
export interface TakenMinutes {
  readonly buckets: readonly Bucket[];
  /** Packed, in pieces. */
  readonly products: readonly Buffer[];
  readonly visits: readonly Buffer[];
  readonly moments: readonly Buffer[];
}

/**
 * Takes the minutes that lie by themselves away: all that they said is in the answer, and comes back nowhere else. In one
 * statement: another would not see the same rows, and what only one of them saw would be lost.
 */
export async function takeMinutes(tx: Transaction, sessionId: string): Promise<TakenMinutes> {
  const [taken] = (await tx.query(TAKE_MINUTES, [sessionId])) as [(BucketRow & PackedRow)[], number];
  return {
    buckets: taken.map(toBucket),
    products: taken.map(({ products }) => products),
    visits: taken.map(({ visits }) => visits),
    moments: taken.map(({ moments }) => moments),
  };
}

/** The buckets that were put together when the session was sealed. */
export async function selectSealed(tx: Transaction, sessionId: string): Promise<Bucket[]> {
  const [sealed] = (await tx.query(`SELECT count_names, buckets FROM fold_sealed WHERE session_id = $1`, [
    sessionId,
  ])) as { count_names: string[]; buckets: Buffer }[];
  return sealed ? unpackBuckets(sealed.buckets, sealed.count_names) : [];
}

const toBucket = ({ partition, bucket_ms, presence, long_stays, staying, ...counts }: BucketRow): Bucket => ({
  partition,
  bucketMs: bucket_ms,
  presence,
  longStays: long_stays,
  staying,
  counts,
});
