import { Injectable } from '@nestjs/common';
import type { Staff } from '@shopcast/access';
import type { Transaction } from '@shopcast/database';
import { derivedId } from '@shopcast/kernel';
import { IdempotencyKeyReused } from '../../domain/order.errors.js';
import type { WebhookEndpoint } from '../../domain/webhooks/endpoint.js';
import { WebhookEndpointRepository } from '../../persistence/webhooks/webhook-endpoint.repository.js';
import { WebhookSecretStore } from '../../persistence/webhooks/webhook-secret.store.js';
import { WebhookAddresses } from '../../webhooks/addresses/webhook-addresses.js';
import { newSigningSecret } from '../../webhooks/secret-box.js';

export interface RegisterWebhookEndpointCommand {
  readonly staff: Staff;
  /** The caller's Idempotency-Key. */
  readonly key: string;
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[] | null;
}

@Injectable()
export class RegisterWebhookEndpointHandler {
  constructor(
    private readonly endpoints: WebhookEndpointRepository,
    private readonly secrets: WebhookSecretStore,
    private readonly addresses: WebhookAddresses,
  ) {}

  /** The secret is shown again to whoever repeats the request: the first answer may have been lost. */
  handle({
    staff,
    key,
    url,
    description,
    types,
  }: RegisterWebhookEndpointCommand): Promise<{ endpoint: WebhookEndpoint; secret: string }> {
    const { accountId, keyId } = staff;
    const endpointId = derivedId('webhook-endpoint', accountId, keyId, key);
    const digest = derivedId('webhook-endpoint', url, description, JSON.stringify(types));
    const asked = { endpointId, accountId, digest, url: this.addresses.checked(url), description, types };
    return this.endpoints.register(asked, (tx, isNew) => this.secretOf(tx, asked, isNew));
  }

  private async secretOf(
    tx: Transaction,
    owner: { readonly accountId: string; readonly endpointId: string },
    isNew: boolean,
  ): Promise<string> {
    const secretId = derivedId('webhook-secret', owner.endpointId);
    if (!isNew) {
      const made = await this.secrets.made(tx, owner, secretId);
      if (made === undefined) throw new IdempotencyKeyReused();
      return made;
    }
    const secret = newSigningSecret();
    await this.secrets.add(tx, owner, { secretId, secret });
    return secret;
  }
}
