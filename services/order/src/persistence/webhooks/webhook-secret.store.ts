import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shopcast/database';
import { SecretBox } from '../../webhooks/secret-box.js';

/** Whose secret it is. */
export interface SecretOwner {
  readonly accountId: string;
  readonly endpointId: string;
}

/** A secret to be stored; `secretId` is the request's, so that a repeated request finds what it has made. */
export interface NewSecret {
  readonly secretId: string;
  readonly secret: string;
}

/** The signing secrets of endpoints, sealed. At most two of an endpoint are valid at a time. */
@Injectable()
export class WebhookSecretStore {
  constructor(private readonly box: SecretBox) {}

  /** The first secret of a new endpoint. */
  async add(tx: Transaction, owner: SecretOwner, { secretId, secret }: NewSecret): Promise<void> {
    await tx.query(
      `INSERT INTO webhook_secrets (secret_id, endpoint_id, account_id, sealed, created_at)
       VALUES ($1, $2, $3, $4, clock_timestamp())`,
      [secretId, owner.endpointId, owner.accountId, this.box.seal(owner.accountId, owner.endpointId, secret)],
    );
  }

  /** A new secret; the one before it stays valid for so long, and one before that ends now. */
  async rotate(tx: Transaction, owner: SecretOwner, next: NewSecret, overlapSeconds: number): Promise<void> {
    await tx.query(`DELETE FROM webhook_secrets WHERE endpoint_id = $1 AND expires_at IS NOT NULL`, [owner.endpointId]);
    await tx.query(`UPDATE webhook_secrets SET expires_at = now() + make_interval(secs => $2) WHERE endpoint_id = $1`, [
      owner.endpointId,
      overlapSeconds,
    ]);
    await this.add(tx, owner, next);
  }

  /** The secret that a request has made before, unless it has been replaced since. */
  async made(tx: Transaction, owner: SecretOwner, secretId: string): Promise<string | undefined> {
    const [secret] = await this.opened(tx, owner, `secret_id = $2 AND expires_at IS NULL`, [secretId]);
    return secret;
  }

  /** The valid secrets, newest first. */
  valid(tx: Transaction, owner: SecretOwner): Promise<readonly string[]> {
    return this.opened(tx, owner, `(expires_at IS NULL OR expires_at > now())`, []);
  }

  private async opened(
    tx: Transaction,
    { accountId, endpointId }: SecretOwner,
    condition: string,
    parameters: readonly string[],
  ): Promise<readonly string[]> {
    const rows: { sealed: Buffer }[] = await tx.query(
      `SELECT sealed FROM webhook_secrets WHERE endpoint_id = $1 AND ${condition} ORDER BY created_at DESC`,
      [endpointId, ...parameters],
    );
    return rows.map(({ sealed }) => this.box.open(accountId, endpointId, sealed));
  }
}
