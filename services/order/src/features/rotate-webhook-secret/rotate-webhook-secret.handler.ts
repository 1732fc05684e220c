import { Injectable } from '@nestjs/common';
import { type Staff, scopeOf } from '@shopcast/access';
import { derivedId } from '@shopcast/kernel';
import { WebhookEndpointRepository } from '../../persistence/webhooks/webhook-endpoint.repository.js';
import { WebhookSecretStore } from '../../persistence/webhooks/webhook-secret.store.js';
import { newSigningSecret } from '../../webhooks/secret-box.js';

export interface RotateWebhookSecretCommand {
  readonly staff: Staff;
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly endpointId: string;
  readonly overlapSeconds: number;
}

@Injectable()
export class RotateWebhookSecretHandler {
  constructor(
    private readonly endpoints: WebhookEndpointRepository,
    private readonly secrets: WebhookSecretStore,
  ) {}

  /** A repeated request is shown the secret that it has made; rotating twice would end the one in use. */
  async handle({ staff, key, endpointId, overlapSeconds }: RotateWebhookSecretCommand): Promise<string> {
    const secretId = derivedId('webhook-secret', endpointId, staff.keyId, key);
    let secret = newSigningSecret();
    await this.endpoints.change(scopeOf(staff), endpointId, async (endpoint, tx) => {
      const made = await this.secrets.made(tx, endpoint, secretId);
      if (made === undefined) await this.secrets.rotate(tx, endpoint, { secretId, secret }, overlapSeconds);
      else secret = made;
      return endpoint;
    });
    return secret;
  }
}
