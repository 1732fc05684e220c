import { createHash, hkdfSync, timingSafeEqual } from 'node:crypto';
import { createSigner, createVerifier } from 'fast-jwt';
import type { AccessConfig } from './access.config.js';
import { CredentialsRefused } from './access.errors.js';
import type { Principal, Staff, StaffScope, Viewer } from './principal.js';
import { Remembered } from './remembered.js';
import { verified } from './verified.js';

const ACCOUNT_KEY_PREFIX = 'sck_';
const VIEWER_TOKEN_PREFIX = 'scv_';
/** Verified credentials that are kept to skip the signature next time; bounds memory at about 15 MB. */
const REMEMBERED = 20_000;
const MAX_CREDENTIAL_LENGTH = 4_096;

/**
 * Issues and reads all credentials, without a database: account keys and viewer tokens are signed with keys derived
 * from the master secret, so that every service can check them and none stores anything secret.
 */
export class Credentials {
  private readonly staffKey: Buffer;
  private readonly verifyStaff: (token: string) => StaffClaims;
  private readonly viewerVerifiers = new Map<string, (token: string) => ViewerClaims>();
  private readonly verifiedBefore = new Remembered<Staff | Viewer>(REMEMBERED);
  private readonly operatorHash: Buffer;

  constructor(private readonly config: AccessConfig) {
    this.staffKey = this.derive('account-key', '');
    this.verifyStaff = createVerifier({ key: this.staffKey, algorithms: ['HS256'] });
    this.operatorHash = Buffer.from(config.SHOPCAST_OPERATOR_KEY_SHA256, 'hex');
  }

  /** A staff key, to be shown once. It holds until it is revoked. */
  issueAccountKey(key: { accountId: string; keyId: string; scopes: readonly StaffScope[] }): string {
    const sign = createSigner({ key: this.staffKey, algorithm: 'HS256' });
    return ACCOUNT_KEY_PREFIX + sign({ sub: key.keyId, acc: key.accountId, scp: key.scopes });
  }

  /** A viewer token, good for `lifetimeSeconds` and, when given, for one session only. */
  issueViewerToken(viewer: { accountId: string; viewerId: string; sessionId?: string; lifetimeSeconds: number }): {
    token: string;
    expiresAtMs: number;
  } {
    const issuedAt = Math.floor(Date.now() / 1000);
    const expiresAt = issuedAt + viewer.lifetimeSeconds;
    const sign = createSigner({ key: this.viewerKey(viewer.accountId), algorithm: 'HS256' });
    const claims = {
      sub: viewer.viewerId,
      acc: viewer.accountId,
      sid: viewer.sessionId,
      iat: issuedAt,
      exp: expiresAt,
    };
    return { token: VIEWER_TOKEN_PREFIX + sign(claims), expiresAtMs: expiresAt * 1000 };
  }

  /** Who holds this credential. @throws CredentialsRefused */
  read(credential: string): Principal {
    if (credential.length > MAX_CREDENTIAL_LENGTH) throw new CredentialsRefused('invalid');
    const known = this.verifiedBefore.get(credential);
    if (known && isStillGood(known)) return known;
    const principal = this.verify(credential);
    // The operator key is configured, not signed: nothing is saved by remembering it.
    if (principal.kind !== 'operator') this.verifiedBefore.set(credential, principal);
    return principal;
  }

  private verify(credential: string): Principal {
    if (credential.startsWith(VIEWER_TOKEN_PREFIX))
      return this.readViewer(credential.slice(VIEWER_TOKEN_PREFIX.length));
    if (credential.startsWith(ACCOUNT_KEY_PREFIX)) return this.readStaff(credential.slice(ACCOUNT_KEY_PREFIX.length));
    if (timingSafeEqual(sha256(credential), this.operatorHash)) return { kind: 'operator' };
    throw new CredentialsRefused('invalid');
  }

  private readStaff(token: string): Staff {
    const { sub, acc, scp } = verified(() => this.verifyStaff(token));
    return { kind: 'staff', accountId: acc, keyId: sub, scopes: scp };
  }

  private readViewer(token: string): Viewer {
    const accountId = claimedAccount(token);
    const { sub, acc, sid, exp } = verified(() => this.viewerVerifier(accountId)(token));
    const viewer = { kind: 'viewer', accountId: acc, viewerId: sub, expiresAtMs: exp * 1000 } as const;
    return sid === undefined ? viewer : { ...viewer, sessionId: sid };
  }

  /** Each account's viewer tokens have a key of their own: a token of one account never opens another's rooms. */
  private viewerVerifier(accountId: string): (token: string) => ViewerClaims {
    const known = this.viewerVerifiers.get(accountId);
    if (known) return known;
    const verify = createVerifier({ key: this.viewerKey(accountId), algorithms: ['HS256'] });
    if (this.viewerVerifiers.size >= 1_000) this.viewerVerifiers.clear();
    this.viewerVerifiers.set(accountId, verify);
    return verify;
  }

  private viewerKey = (accountId: string): Buffer => this.derive('viewer-token', accountId);

  private derive = (purpose: string, salt: string): Buffer =>
    Buffer.from(hkdfSync('sha256', this.config.SHOPCAST_SECRET, salt, `shopcast/${purpose}/v1`, 32));
}

interface StaffClaims {
  readonly sub: string;
  readonly acc: string;
  readonly scp: readonly StaffScope[];
}

interface ViewerClaims {
  readonly sub: string;
  readonly acc: string;
  readonly sid?: string;
  readonly exp: number;
}

/** Account keys hold until they are revoked, which is not for a memory to know; viewer tokens run out. */
const isStillGood = (principal: Staff | Viewer): boolean =>
  principal.kind === 'staff' || Date.now() <= principal.expiresAtMs;

/** SHA-256, as the operator key is configured and compared. */
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Which account's key must verify the token; it is believed only after the signature fits. */
function claimedAccount(token: string): string {
  try {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { acc?: unknown };
    if (typeof claims.acc === 'string' && claims.acc.length <= 64) return claims.acc;
  } catch {
    // not even JSON: refused below like any other forgery
  }
  throw new CredentialsRefused('invalid');
}
