import { DomainError } from '@shopcast/kernel';

export class AccountNotFound extends DomainError {
  readonly code = 'account.not_found';
  readonly kind = 'not_found';
  constructor(accountId: string) {
    super('There is no such account', { accountId });
  }
}

export class AccessKeyNotFound extends DomainError {
  readonly code = 'access_key.not_found';
  readonly kind = 'not_found';
  constructor(keyId: string) {
    super('There is no such key', { keyId });
  }
}
