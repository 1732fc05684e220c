import { DomainError } from '@shopcast/kernel';

export class WebhookEndpointNotFound extends DomainError {
  readonly code = 'webhook.endpoint_not_found';
  readonly kind = 'not_found';
  constructor(endpointId: string) {
    super('There is no such webhook endpoint', { endpointId });
  }
}

export class WebhookDeliveryNotFound extends DomainError {
  readonly code = 'webhook.delivery_not_found';
  readonly kind = 'not_found';
  constructor(messageId: string) {
    super('There is no such message for this endpoint; messages are kept for a limited time', { messageId });
  }
}

/** `reason` says which rule the address breaks. */
export class WebhookUrlRefused extends DomainError {
  readonly code = 'webhook.url_refused';
  readonly kind = 'invalid';
  constructor(reason: 'not_a_url' | 'not_https' | 'has_credentials' | 'has_fragment' | 'private_address') {
    super('Webhooks are sent to public https addresses without credentials or fragment', { reason });
  }
}

export class TooManyWebhookEndpoints extends DomainError {
  readonly code = 'webhook.too_many_endpoints';
  readonly kind = 'conflict';
  constructor(most: number) {
    super('The account has as many webhook endpoints as it may have; delete one first', { most });
  }
}

/** Nothing is sent to a paused endpoint, so a test would tell nothing. */
export class WebhookEndpointPaused extends DomainError {
  readonly code = 'webhook.endpoint_paused';
  readonly kind = 'conflict';
  constructor(endpointId: string) {
    super('The webhook endpoint is paused; resume it first', { endpointId });
  }
}
