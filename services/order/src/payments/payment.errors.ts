import { DomainError } from '@shopcast/kernel';

export class ProviderUnknown extends DomainError {
  readonly code = 'payment.provider_unknown';
  readonly kind = 'not_found';
  constructor() {
    super('There is no such payment provider');
  }
}

/** Known or not, nobody can pay through it here. */
export class ProviderNotOffered extends DomainError {
  readonly code = 'payment.provider_not_offered';
  readonly kind = 'invalid';
  constructor(asked: string, offered: readonly string[]) {
    super('This payment provider is not offered here', { paymentProvider: asked, offered });
  }
}

/** The order stands and holds its units; asking again with the same key opens its payment. */
export class ProviderUnavailable extends DomainError {
  readonly code = 'payment.provider_unavailable';
  readonly kind = 'unavailable';
  constructor(provider: string, cause: unknown) {
    super('The payment provider does not answer; please try again with the same Idempotency-Key', {
      paymentProvider: provider,
    });
    this.cause = cause;
  }
}

/** The provider has understood and does not want to: an amount below its minimum, a buyer that it does not know. */
export class PaymentRefused extends DomainError {
  readonly code = 'payment.refused';
  readonly kind = 'invalid';
  constructor(provider: string, reason: string, cause: unknown) {
    super('The payment provider does not take this payment', { paymentProvider: provider, reason });
    this.cause = cause;
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
