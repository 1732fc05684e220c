import { type Timestamp, toTimestamp } from '@shopcast/grpc';
import { type MetricMessage, toMetricMessages } from '../../api/metric.message.js';
import type { OrderChangeKind } from '../../domain/order-changes.js';
import type { VersionsOfSession } from '../../figures/session-versions.js';
import type { PublishedVersion } from '../../persistence/version.repository.js';
import type { VersionOrders } from '../../persistence/version-orders.js';
import type { VersionOrdersPage } from './list-version-orders.handler.js';

/** shopcast.metric.v1.GetSessionVersionsResponse */
export interface SessionVersionsMessage {
  readonly sessionId: string;
  readonly versions: readonly {
    readonly version: number;
    readonly revision: number;
    readonly at: Timestamp;
    readonly publishedAt: Timestamp;
    readonly metrics: Readonly<Record<string, MetricMessage>>;
    readonly changed: Readonly<Record<string, { readonly n: number; readonly d?: number; readonly value?: number }>>;
    readonly orders: Omit<VersionOrders, 'digest'> & { readonly digest?: string };
  }[];
  readonly nextVersion?: number;
  readonly nextAt?: Timestamp;
}

/** shopcast.metric.v1.ListVersionOrdersResponse */
export interface VersionOrdersMessage {
  readonly revision: number;
  readonly currency: string;
  readonly changes: readonly {
    readonly changeId: string;
    readonly orderId: string;
    readonly kind: OrderChangeKind;
    readonly at: Timestamp;
    readonly amountMinor: number;
    readonly netGmvMinor: number;
    readonly listedIn: number;
  }[];
  readonly nextPageToken: string;
}

export const toSessionVersionsMessage = ({ session, versions, next }: VersionsOfSession): SessionVersionsMessage => ({
  sessionId: session.sessionId,
  versions: versions.map(toVersion),
  ...(next ? { nextVersion: next.version, nextAt: toTimestamp(next.atMs) } : {}),
});

function toVersion(published: PublishedVersion): SessionVersionsMessage['versions'][number] {
  const { version, revision, atMs, publishedAtMs, metrics, changed, orders } = published;
  const before = Object.entries(changed).map(([id, { n, d, value }]) => [
    id,
    { n, ...(d === null ? {} : { d }), ...(value === null ? {} : { value }) },
  ]);
  const { digest, ...sums } = orders;
  return {
    ...{ version, revision, at: toTimestamp(atMs), publishedAt: toTimestamp(publishedAtMs) },
    metrics: toMetricMessages(metrics),
    changed: Object.fromEntries(before) as SessionVersionsMessage['versions'][number]['changed'],
    orders: { ...sums, ...(digest === null ? {} : { digest }) },
  };
}

export const toVersionOrdersMessage = (page: VersionOrdersPage): VersionOrdersMessage => ({
  revision: page.revision,
  currency: page.currency,
  changes: page.items.map(({ atMs, ...change }) => ({ ...change, at: toTimestamp(atMs) })),
  nextPageToken: page.nextCursor ?? '',
});
