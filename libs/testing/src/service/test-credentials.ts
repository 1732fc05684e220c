import { Credentials, sha256, type StaffScope, staffScopes } from '@shopcast/access';
import { newId } from '@shopcast/kernel';
import { randomBytes } from 'node:crypto';

/** Keys and tokens of every kind for the services of one spec, signed with secrets of its own. */
export class TestCredentials {
  readonly operatorKey = `sco_${randomBytes(24).toString('base64url')}`;
  private readonly secret = randomBytes(32).toString('base64url');
  private readonly issuer = new Credentials({
    SHOPCAST_SECRET: this.secret,
    SHOPCAST_OPERATOR_KEY_SHA256: sha256(this.operatorKey).toString('hex'),
  });

  /** What a service must be told to accept them. */
  get environment(): Record<string, string> {
    return {
      SHOPCAST_SECRET: this.secret,
      SHOPCAST_OPERATOR_KEY_SHA256: sha256(this.operatorKey).toString('hex'),
    };
  }

  /** A key of the account's staff, with all scopes unless some are named. */
  staff(accountId: string, scopes: readonly StaffScope[] = staffScopes, keyId = newId()): string {
    return this.issuer.issueAccountKey({ accountId, keyId, scopes });
  }

  /** A viewer token, for one session only when it is given; expired with a negative lifetime. */
  viewer(accountId: string, viewerId: string, { sessionId, lifetimeSeconds = 3_600 }: ViewerTokenOptions = {}): string {
    const bound = sessionId === undefined ? {} : { sessionId };
    return this.issuer.issueViewerToken({ accountId, viewerId, lifetimeSeconds, ...bound }).token;
  }
}

export interface ViewerTokenOptions {
  readonly sessionId?: string;
  readonly lifetimeSeconds?: number;
}
