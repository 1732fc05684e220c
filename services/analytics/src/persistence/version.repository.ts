import { Injectable } from '@nestjs/common';
import type { MetricValue } from '@shopcast/contracts';
import { asService, Database, type Scope } from '@shopcast/database';
import type { OrderChange } from '../domain/order-changes.js';
import type { ValueBefore, VersionDays } from '../domain/session-versions.js';
import { FOLD_VERSION } from './measures.repository.js';
import type { VersionOrders } from './version-orders.js';

/** A version as it was published; it never changes. */
export interface PublishedVersion {
  readonly version: VersionDays;
  /** 1 is the first; a higher one says that facts from before the version's instant came after it was published. */
  readonly revision: number;
  readonly atMs: number;
  readonly sinceMs: number | null;
  /** Wall time. */
  readonly publishedAtMs: number;
  readonly metrics: Readonly<Record<string, MetricValue>>;
  readonly changed: Readonly<Record<string, ValueBefore>>;
  readonly orders: VersionOrders;
}

/** A change of an order, and the first revision that tells of it. */
export type ListedOrderChange = OrderChange & { readonly listedIn: number };

const VERSION_COLUMNS = `
  version, revision, at_ms::float8 AS "atMs", since_ms::float8 AS "sinceMs",
  (extract(epoch FROM published_at) * 1000)::float8 AS "publishedAtMs", metrics, changed, orders`;

/** The last revisions of each version: there is one more with every late fact, if somebody keeps telling them. */
export const SELECT_VERSIONS = `
  SELECT ${VERSION_COLUMNS}
  FROM (SELECT *, row_number() OVER (PARTITION BY version ORDER BY revision DESC) AS place
        FROM session_versions WHERE session_id = $1) AS v
  WHERE place <= $2 ORDER BY version, revision DESC`;

const SELECT_VERSION = `
  SELECT ${VERSION_COLUMNS} FROM session_versions
  WHERE session_id = $1 AND version = $2 AND ($3::int IS NULL OR revision = $3)
  ORDER BY revision DESC LIMIT 1`;

const SELECT_CHANGES = `
  SELECT change_id AS "changeId", order_id AS "orderId", kind, at_ms::float8 AS "atMs",
         amount_minor::float8 AS "amountMinor", net_gmv_minor::float8 AS "netGmvMinor", listed_in AS "listedIn"
  FROM order_changes
  WHERE session_id = $1 AND at_ms > $2 AND at_ms <= $3 AND listed_in <= $4 AND (at_ms, change_id) > ($5, $6::uuid)
  ORDER BY at_ms, change_id LIMIT $7`;

/** In any order: one of which nothing can be told yet must not be the first one every time. */
const SELECT_DUE = `
  SELECT s.session_id FROM sessions s LEFT JOIN session_version_progress p USING (session_id)
  WHERE s.state = 'ended' AND s.started_at_ms IS NOT NULL AND s.ended_at_ms IS NOT NULL
    AND ($2::uuid IS NULL OR s.session_id = $2)
    AND (p.session_id IS NULL OR p.next_from_ms <= $1 OR p.fold_version <> ${FOLD_VERSION})
  ORDER BY random() LIMIT $3`;

/** Before all. */
const FIRST: readonly [atMs: number, changeId: string] = [0, '00000000-0000-0000-0000-000000000000'];

@Injectable()
export class VersionRepository {
  constructor(private readonly database: Database) {}

  /** Some of the sessions of which a version may be to publish. @param nowMs wall time */
  async due(nowMs: number, atMost: number): Promise<string[]> {
    const rows = await this.database.query<{ session_id: string }>(asService, SELECT_DUE, [nowMs, null, atMost]);
    return rows.map((row) => row.session_id);
  }

  async isDue(nowMs: number, sessionId: string): Promise<boolean> {
    return (await this.database.query(asService, SELECT_DUE, [nowMs, sessionId, 1])).length > 0;
  }

  /** The versions in their order, of each the latest revision first. @param revisions of each at most */
  of(scope: Scope, sessionId: string, revisions = 1): Promise<readonly PublishedVersion[]> {
    return this.database.query<PublishedVersion>(scope, SELECT_VERSIONS, [sessionId, revisions]);
  }

  /** @param revision undefined: the latest */
  async find(
    scope: Scope,
    sessionId: string,
    version: number,
    revision?: number,
  ): Promise<PublishedVersion | undefined> {
    const parameters = [sessionId, version, revision ?? null];
    const [row] = await this.database.query<PublishedVersion>(scope, SELECT_VERSION, parameters);
    return row;
  }

  /** What became of orders between the version before and this one, in the order of time. */
  changesIn(
    scope: Scope,
    sessionId: string,
    { atMs, sinceMs, revision }: PublishedVersion,
    { after = FIRST, limit }: { readonly after?: readonly [atMs: number, changeId: string]; readonly limit: number },
  ): Promise<readonly ListedOrderChange[]> {
    const window = [sinceMs ?? atMs, atMs, revision];
    return this.database.query<ListedOrderChange>(scope, SELECT_CHANGES, [sessionId, ...window, ...after, limit]);
  }
}
