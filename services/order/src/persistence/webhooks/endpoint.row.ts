import type { EndpointHealth, PauseReason } from '../../domain/webhooks/endpoint-health.js';
import type { WebhookEndpoint } from '../../domain/webhooks/endpoint.js';

/** A row of `webhook_endpoints`, as the driver reads it. */
export interface EndpointRow {
  readonly endpoint_id: string;
  readonly account_id: string;
  readonly digest: string;
  readonly url: string;
  readonly description: string;
  readonly types: string[] | null;
  readonly paused_because: PauseReason | null;
  readonly failures: number;
  readonly failing_since: Date | null;
  readonly rests_until: Date | null;
  readonly created_at: Date;
}

export const toEndpoint = (row: EndpointRow): WebhookEndpoint => ({
  endpointId: row.endpoint_id,
  accountId: row.account_id,
  url: row.url,
  description: row.description,
  types: row.types,
  health: toHealth(row),
  createdAtMs: row.created_at.getTime(),
});

const toHealth = (row: EndpointRow): EndpointHealth => ({
  pausedBecause: row.paused_because,
  failures: row.failures,
  failingSinceMs: row.failing_since?.getTime() ?? null,
  restsUntilMs: row.rests_until?.getTime() ?? null,
});

const toTime = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** The columns of an endpoint that change, as parameters $2 to $8. */
export const SAVE_ENDPOINT = `
  UPDATE webhook_endpoints
  SET url = $2, description = $3, types = $4, paused_because = $5, failures = $6, failing_since = $7, rests_until = $8
  WHERE endpoint_id = $1`;

export const savedEndpoint = ({ endpointId, url, description, types, health }: WebhookEndpoint): unknown[] => [
  endpointId,
  url,
  description,
  types,
  health.pausedBecause,
  health.failures,
  toTime(health.failingSinceMs),
  toTime(health.restsUntilMs),
];
