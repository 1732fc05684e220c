import { Injectable } from '@nestjs/common';
import type { Scope } from '@shopcast/database';
import { WebhookDeliveryNotFound } from '../../domain/webhooks/webhook.errors.js';
import { WebhookEndpointRepository } from '../../persistence/webhooks/webhook-endpoint.repository.js';
import { type ReplayRange, WebhookReplay } from '../../persistence/webhooks/webhook-replay.js';
import { WebhookCourier } from '../../webhooks/webhook-courier.js';

@Injectable()
export class ReplayWebhooksHandler {
  constructor(
    private readonly endpoints: WebhookEndpointRepository,
    private readonly replays: WebhookReplay,
    private readonly courier: WebhookCourier,
  ) {}

  /** @returns how many messages will be sent */
  async range(scope: Scope, endpointId: string, range: ReplayRange): Promise<number> {
    let queued = 0;
    await this.endpoints.change(scope, endpointId, async (endpoint, tx) => {
      queued = await this.replays.range(tx, endpointId, range);
      return endpoint;
    });
    this.courier.wake();
    return queued;
  }

  /** @throws WebhookDeliveryNotFound */
  async one(scope: Scope, endpointId: string, messageId: string): Promise<void> {
    await this.endpoints.change(scope, endpointId, async (endpoint, tx) => {
      if (!(await this.replays.one(tx, endpointId, messageId))) throw new WebhookDeliveryNotFound(messageId);
      return endpoint;
    });
    this.courier.wake();
  }
}
