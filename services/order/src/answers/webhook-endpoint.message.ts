import { type Timestamp, toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import type { PauseReason } from '../domain/webhooks/endpoint-health.js';
import type { WebhookEndpoint } from '../domain/webhooks/endpoint.js';

/** An endpoint as gRPC shows it: `shopcast.webhook.v1.Endpoint`. */
export interface WebhookEndpointMessage {
  readonly endpointId: string;
  readonly accountId: string;
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
  readonly pausedBecause: `PAUSE_REASON_${Uppercase<PauseReason> | 'UNSPECIFIED'}`;
  readonly failingSince: Timestamp | undefined;
  readonly createdAt: Timestamp;
}

export const toWebhookEndpointMessage = (endpoint: WebhookEndpoint): WebhookEndpointMessage => {
  const { endpointId, accountId, url, description, types, health } = endpoint;
  return {
    endpointId,
    accountId,
    url,
    description,
    types: types ?? [],
    pausedBecause: `PAUSE_REASON_${(health.pausedBecause ?? 'unspecified').toUpperCase() as Uppercase<PauseReason>}`,
    failingSince: toOptionalTimestamp(health.failingSinceMs),
    createdAt: toTimestamp(endpoint.createdAtMs),
  };
};

/** No types at all stand for all of them: lists cannot be absent on this wire. */
export const typesIn = (types: readonly string[]): readonly string[] | null => (types.length === 0 ? null : types);
