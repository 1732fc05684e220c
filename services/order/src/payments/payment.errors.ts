import { DomainError } from '@shopcast/kernel';

export class ProviderUnknown extends DomainError {
  readonly code = 'payment.provider_unknown';
  readonly kind = 'not_found';
  constructor() {
    super('There is no such payment provider');
  }
}

/** One answer for all that is wrong, so that a forger learns nothing from it. */
export class CallbackRefused extends DomainError {
  readonly code = 'payment.callback_refused';
  readonly kind = 'unauthenticated';
  constructor() {
    super('The callback is not signed by the payment provider, or its signature is too old');
  }
}
