import type { EndpointHealth } from './endpoint-health.js';

/** Where an account wants to be told, and of what. */
export interface WebhookEndpoint {
  readonly endpointId: string;
  readonly accountId: string;
  readonly url: string;
  readonly description: string;
  /** Wire names of the facts that are sent; null: all, also those that are yet to be invented. */
  readonly types: readonly string[] | null;
  readonly health: EndpointHealth;
  readonly createdAtMs: number;
}

/** More would only be leftovers of somebody's tests. */
export const MOST_ENDPOINTS = 20;

export const isActive = ({ health }: Pick<WebhookEndpoint, 'health'>): boolean => health.pausedBecause === null;
