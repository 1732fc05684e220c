import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const [NONCE_BYTES, TAG_BYTES] = [12, 16];
const SECRET_BYTES = 32;

/** What an endpoint verifies with: `whsec_` and 32 random bytes in base64. */
export const newSigningSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/**
 * Seals signing secrets for the database (AES-256-GCM). They have to be read again for every signature, so a hash would
 * not do. Each account has a key of its own, derived from the master secret; a sealed secret opens only as the secret of
 * the endpoint that it was sealed for.
 */
export class SecretBox {
  constructor(private readonly masterSecret: string) {}

  seal(accountId: string, endpointId: string, secret: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keyOf(accountId), nonce).setAAD(Buffer.from(endpointId));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws when it was sealed with another master secret, for another endpoint, or has been changed */
  open(accountId: string, endpointId: string, sealed: Buffer): string {
    if (sealed[0] !== VERSION) throw new Error(`a webhook secret is sealed in an unknown way: ${sealed[0]}`);
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.keyOf(accountId), nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(endpointId))
      .setAuthTag(tag);
    const opened = decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  }

  private keyOf = (accountId: string): Buffer =>
    Buffer.from(hkdfSync('sha256', this.masterSecret, accountId, 'shopcast/webhook-secret/v1', 32));
}
