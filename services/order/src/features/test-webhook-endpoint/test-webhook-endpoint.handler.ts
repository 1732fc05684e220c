import { Injectable } from '@nestjs/common';
import { type Staff, scopeOf } from '@shopcast/access';
import { derivedId } from '@shopcast/kernel';
import { isActive } from '../../domain/webhooks/endpoint.js';
import { testMessage } from '../../domain/webhooks/message.js';
import { WebhookEndpointPaused } from '../../domain/webhooks/webhook.errors.js';
import { WebhookEndpointRepository } from '../../persistence/webhooks/webhook-endpoint.repository.js';
import { WebhookQueue } from '../../persistence/webhooks/webhook-queue.js';
import { WebhookCourier } from '../../webhooks/webhook-courier.js';

@Injectable()
export class TestWebhookEndpointHandler {
  constructor(
    private readonly endpoints: WebhookEndpointRepository,
    private readonly queue: WebhookQueue,
    private readonly courier: WebhookCourier,
  ) {}

  /** @returns the id of the message that is sent */
  async handle(staff: Staff, endpointId: string, key: string): Promise<string> {
    const messageId = derivedId('webhook-test', endpointId, staff.keyId, key);
    await this.endpoints.change(scopeOf(staff), endpointId, async (endpoint, tx) => {
      if (!isActive(endpoint)) throw new WebhookEndpointPaused(endpointId);
      await this.queue.addForOne(tx, endpointId, testMessage(messageId, endpoint, Date.now()));
      return endpoint;
    });
    this.courier.wake();
    return messageId;
  }
}
