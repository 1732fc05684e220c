import { TokenError } from 'fast-jwt';
import { CredentialsRefused } from './access.errors.js';

/** What a verifier says of a token. @throws CredentialsRefused */
export function verified<T>(verify: () => T): T {
  try {
    return verify();
  } catch (error) {
    throw new CredentialsRefused(
      error instanceof TokenError && error.code === TokenError.codes.expired ? 'expired' : 'invalid',
    );
  }
}
