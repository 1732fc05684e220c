import { DomainError } from '@shopcast/kernel';

export class CredentialsMissing extends DomainError {
  readonly code = 'access.credentials_missing';
  readonly kind = 'unauthenticated';
  constructor() {
    super('Send a key or token in the Authorization header: "Bearer …"');
  }
}

export class CredentialsRefused extends DomainError {
  readonly code = 'access.credentials_refused';
  readonly kind = 'unauthenticated';
  constructor(why: 'invalid' | 'expired' | 'revoked') {
    super(`The key or token is ${why}`, { reason: why });
  }
}

export class NotAllowed extends DomainError {
  readonly code = 'access.not_allowed';
  readonly kind = 'forbidden';
  constructor(needed: readonly string[]) {
    super(`This needs ${needed.join(' or ')}`, { needed });
  }
}
