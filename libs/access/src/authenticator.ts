import { CredentialsRefused } from './access.errors.js';
import type { Credentials } from './credentials.js';
import type { Principal } from './principal.js';
import type { RevokedKeys } from './revoked-keys.js';

const BEARER = /^Bearer +(\S+)$/i;

/** Finds out who is asking; transports call it, whatever their headers look like. */
export class Authenticator {
  constructor(
    readonly credentials: Credentials,
    private readonly revoked: RevokedKeys,
  ) {}

  /** @param authorization the header's value; undefined gives nobody @throws CredentialsRefused */
  fromHeader(authorization: string | undefined): Principal | undefined {
    if (authorization === undefined) return undefined;
    const credential = BEARER.exec(authorization)?.[1];
    if (credential === undefined) throw new CredentialsRefused('invalid');
    return this.fromCredential(credential);
  }

  /** @throws CredentialsRefused */
  fromCredential(credential: string): Principal {
    const principal = this.credentials.read(credential);
    if (principal.kind === 'staff' && this.revoked.has(principal.keyId)) throw new CredentialsRefused('revoked');
    return principal;
  }
}
