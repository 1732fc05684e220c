import { isDeepStrictEqual } from 'node:util';
import type { Database, Transaction } from '@shopcast/database';
import { tellableFromMs, versionInstants } from '../domain/session-versions.js';
import type { StayRules } from '../domain/staying.js';
import type { Lateness } from '../domain/reach.js';
import { type LedgerChanges, readLedger } from './ledger.repository.js';
import { inSnapshot } from './snapshot.js';
import { type ToldVersion, tellVersions } from './told-versions.js';
import { type PublishedVersion, SELECT_VERSIONS } from './version.repository.js';

/** Wall time, epoch ms. */
export interface KnownTo {
  /** Everything that the log had accepted by then has been folded. */
  readonly knownToMs: number;
  readonly nowMs: number;
}

export interface VersionRules {
  readonly stays: StayRules;
  readonly lateness: Lateness;
}

/** Comes first: of two processes that publish one session, the second one waits here and is then given up. */
const KEEP_PROGRESS = `
  INSERT INTO session_version_progress (session_id, account_id, fold_version, next_from_ms) VALUES ($1, $2, $3, $4)
  ON CONFLICT (session_id) DO UPDATE SET fold_version = excluded.fold_version, next_from_ms = excluded.next_from_ms`;

const PUBLISH = `
  INSERT INTO session_versions
    (session_id, account_id, version, revision, at_ms, since_ms, published_at, metrics, changed, orders)
  VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0), $8, $9, $10)`;

const LIST_ORDERS = `
  UPDATE order_changes SET listed_in = $4
  WHERE session_id = $1 AND at_ms > $2 AND at_ms <= $3 AND listed_in IS NULL`;

/** What Postgres answers to the second of two who publish the same in one moment. */
const OTHERS_WERE_FIRST = '40001';

/**
 * Publishes the versions of a session that can be told, and corrected ones where late facts belong into what has been
 * published. All is read in one snapshot and committed with it.
 * @returns how many; undefined: nothing can be told yet, or somebody else is publishing them
 */
export async function publishVersions(
  database: Database,
  sessionId: string,
  rules: VersionRules,
  known: KnownTo,
): Promise<number | undefined> {
  try {
    return await inSnapshot(database, async (tx) => {
      const changes = await readLedger(tx, sessionId);
      return changes && publish(tx, changes, rules, known);
    });
  } catch (error) {
    if ((error as { code?: string }).code === OTHERS_WERE_FIRST) return undefined;
    throw error;
  }
}

async function publish(
  tx: Transaction,
  changes: LedgerChanges,
  { stays, lateness }: VersionRules,
  { knownToMs, nowMs }: KnownTo,
): Promise<number | undefined> {
  const { session, seen, marks } = changes;
  const { sessionId, accountId, startedAtMs, endedAtMs } = session;
  if (startedAtMs === null || endedAtMs === null) return undefined;
  const allowedMs = stillPresent(changes) === 0 ? lateness.settledMs : lateness.openStaysMs;
  const tellableFrom = versionInstants(session).map((instant) => tellableFromMs(session, instant, allowedMs));
  const tellable = tellableFrom.filter((fromMs) => fromMs <= knownToMs).length;
  if (tellable === 0) return undefined;

  const foldVersion = [...seen.values()].reduce((sum, facts) => sum + facts, marks.length);
  await tx.query(KEEP_PROGRESS, [sessionId, accountId, foldVersion, tellableFrom[tellable] ?? null]);
  const told = (await tellVersions(tx, changes, stays)).slice(0, tellable);
  const published = (await tx.query(SELECT_VERSIONS, [sessionId, 1])) as PublishedVersion[];
  let many = 0;
  for (const version of told) {
    const before = published.find((one) => one.version === version.version);
    if (before && saysTheSame(before, version)) continue;
    await publishOne(tx, { sessionId, accountId }, { ...version, revision: (before?.revision ?? 0) + 1 }, nowMs);
    many += 1;
  }
  return many;
}

async function publishOne(
  tx: Transaction,
  { sessionId, accountId }: { readonly sessionId: string; readonly accountId: string },
  { version, revision, atMs, sinceMs, measures, changed, orders }: ToldVersion & { readonly revision: number },
  nowMs: number,
): Promise<void> {
  const said = [atMs, sinceMs, nowMs, measures, changed, orders];
  await tx.query(PUBLISH, [sessionId, accountId, version, revision, ...said]);
  if (sinceMs !== null) await tx.query(LIST_ORDERS, [sessionId, sinceMs, atMs, revision]);
}

/** Viewers whose last stay has not been reported over. */
const stillPresent = ({ buckets }: LedgerChanges): number =>
  buckets.reduce((sum, { presence }) => presence.reduce((net, value, i) => (i % 2 === 1 ? net + value : net), sum), 0);

/** Whether a published version says what is now known, to the last digit. */
export const saysTheSame = (published: PublishedVersion, told: ToldVersion): boolean =>
  isDeepStrictEqual(saidBy({ ...published, measures: published.metrics }), saidBy(told));

/** As it is stored: numbers and texts, nothing else. */
const saidBy = ({
  atMs,
  sinceMs,
  measures,
  changed,
  orders,
}: Pick<ToldVersion, 'atMs' | 'sinceMs' | 'orders'> & { measures: object; changed: object }): unknown =>
  JSON.parse(JSON.stringify({ atMs, sinceMs, measures, changed, orders }));
