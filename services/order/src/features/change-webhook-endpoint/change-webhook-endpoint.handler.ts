import { Injectable } from '@nestjs/common';
import type { Scope } from '@shopcast/database';
import type { EndpointState } from '../../answers/webhook-endpoint.answer.js';
import { paused, resumed } from '../../domain/webhooks/endpoint-health.js';
import type { WebhookEndpoint } from '../../domain/webhooks/endpoint.js';
import { WebhookEndpointRepository } from '../../persistence/webhooks/webhook-endpoint.repository.js';
import { WebhookAddresses } from '../../webhooks/addresses/webhook-addresses.js';
import { WebhookCourier } from '../../webhooks/webhook-courier.js';

/** What is to be changed; `types: null` asks for all. */
export interface EndpointChanges {
  readonly url?: string;
  readonly description?: string;
  readonly types?: readonly string[] | null;
}

@Injectable()
export class ChangeWebhookEndpointHandler {
  constructor(
    private readonly endpoints: WebhookEndpointRepository,
    private readonly addresses: WebhookAddresses,
    private readonly courier: WebhookCourier,
  ) {}

  change(scope: Scope, endpointId: string, { url, description, types }: EndpointChanges): Promise<WebhookEndpoint> {
    const checked = url === undefined ? undefined : this.addresses.checked(url);
    return this.endpoints.change(scope, endpointId, (endpoint) => ({
      ...endpoint,
      url: checked ?? endpoint.url,
      description: description ?? endpoint.description,
      types: types === undefined ? endpoint.types : types,
    }));
  }

  async setState(scope: Scope, endpointId: string, state: EndpointState): Promise<WebhookEndpoint> {
    const changed = await this.endpoints.change(scope, endpointId, (endpoint) => ({
      ...endpoint,
      health: state === 'paused' ? paused(endpoint.health, 'requested') : resumed(endpoint.health),
    }));
    this.courier.wake();
    return changed;
  }

  delete(scope: Scope, endpointId: string): Promise<void> {
    return this.endpoints.delete(scope, endpointId);
  }
}
