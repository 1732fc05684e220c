import type { Transaction } from '@shopcast/database';
import type { OrderChangeKind } from '../domain/order-changes.js';
import type { VersionDays, VersionInstant } from '../domain/session-versions.js';

/** What one kind of changes comes to. */
export interface ChangesOfKind {
  readonly kind: OrderChangeKind;
  readonly changes: number;
  readonly orders: number;
  readonly amountMinor: number;
  readonly netGmvMinor: number;
}

/** What became of orders between the version before and this one. */
export interface VersionOrders {
  /** Different ones. */
  readonly orders: number;
  readonly changes: number;
  readonly kinds: readonly ChangesOfKind[];
  /** Of all changes with all that is told of them: the same digest is the same list. null: there are none. */
  readonly digest: string | null;
}

export const noOrders: VersionOrders = { orders: 0, changes: 0, kinds: [], digest: null };

/** Added up where they lie: there may be very many of them. */
const SELECT_SUMS = `
  SELECT w.version, o.kind, count(*)::int AS changes, count(DISTINCT o.order_id)::int AS orders,
         sum(o.amount_minor)::float8 AS "amountMinor", sum(o.net_gmv_minor)::float8 AS "netGmvMinor",
         encode(sha256(convert_to(string_agg(
           concat_ws(' ', o.at_ms, o.change_id, o.order_id, o.kind, o.amount_minor, o.net_gmv_minor), E'\\n'
           ORDER BY o.at_ms, o.change_id), 'UTF8')), 'hex') AS digest
  FROM unnest($2::int[], $3::bigint[], $4::bigint[]) AS w(version, since_ms, at_ms)
  JOIN order_changes o ON o.session_id = $1 AND o.at_ms > w.since_ms AND o.at_ms <= w.at_ms
  GROUP BY GROUPING SETS ((w.version, o.kind), (w.version))
  ORDER BY w.version, o.kind COLLATE "C"`;

type SumRow = Omit<ChangesOfKind, 'kind'> & {
  readonly version: VersionDays;
  /** null: all of them. */
  readonly kind: OrderChangeKind | null;
  readonly digest: string;
};

/** What became of a session's orders, version by version; one in which nothing did is left out. */
export async function sumOrders(
  tx: Transaction,
  sessionId: string,
  instants: readonly VersionInstant[],
): Promise<Map<VersionDays, VersionOrders>> {
  const windows = instants.filter(({ sinceMs }) => sinceMs !== null);
  const rows = (await tx.query(SELECT_SUMS, [
    sessionId,
    windows.map(({ version }) => version),
    windows.map(({ sinceMs }) => sinceMs),
    windows.map(({ atMs }) => atMs),
  ])) as SumRow[];
  return new Map(
    [...Map.groupBy(rows, ({ version }) => version)].map(([version, ofVersion]) => [version, toOrders(ofVersion)]),
  );
}

function toOrders(rows: readonly SumRow[]): VersionOrders {
  const all = rows.find(({ kind }) => kind === null);
  if (!all) return noOrders;
  const { orders, changes, digest } = all;
  const kinds = rows.flatMap(({ kind, version: _version, digest: _digest, ...sums }) =>
    kind === null ? [] : [{ kind, ...sums }],
  );
  return { orders, changes, kinds, digest };
}
