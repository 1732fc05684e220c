import { Injectable } from '@nestjs/common';
import { Database, forAccount, type Scope, type Transaction } from '@shopcast/database';
import { type Page, toPage } from '@shopcast/http';
import { IdempotencyKeyReused } from '../../domain/order.errors.js';
import { MOST_ENDPOINTS, type WebhookEndpoint } from '../../domain/webhooks/endpoint.js';
import { TooManyWebhookEndpoints, WebhookEndpointNotFound } from '../../domain/webhooks/webhook.errors.js';
import { idIn } from '../id-cursor.js';
import { type EndpointRow, SAVE_ENDPOINT, savedEndpoint, toEndpoint } from './endpoint.row.js';

/** An endpoint as it is asked for. `digest` stands for all of it, so that one request is not taken for another. */
export interface NewEndpoint extends Pick<
  WebhookEndpoint,
  'endpointId' | 'accountId' | 'url' | 'description' | 'types'
> {
  readonly digest: string;
}

/** The door to the endpoints of accounts. */
@Injectable()
export class WebhookEndpointRepository {
  constructor(private readonly database: Database) {}

  /**
   * Makes the endpoint, or finds the one that the same request has made before.
   * @param secretOf gives its secret in the same transaction, so that no endpoint is without one
   * @throws IdempotencyKeyReused when the id belongs to another request, or what that one made has been deleted
   * @throws TooManyWebhookEndpoints
   */
  register(
    asked: NewEndpoint,
    secretOf: (tx: Transaction, isNew: boolean) => Promise<string>,
  ): Promise<{ readonly endpoint: WebhookEndpoint; readonly secret: string }> {
    return this.database.transaction(forAccount(asked.accountId), async (tx) => {
      // One at a time for an account: the same request sent twice makes one endpoint, and the limit holds.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('webhook-endpoints:' || $1, 0))`, [
        asked.accountId,
      ]);
      const known = await madeBefore(tx, asked);
      const row = known ?? (await insert(tx, asked));
      return { endpoint: toEndpoint(row), secret: await secretOf(tx, !known) };
    });
  }

  /** @throws WebhookEndpointNotFound */
  async find(scope: Scope, endpointId: string): Promise<WebhookEndpoint> {
    return this.database.transaction(scope, async (tx) => {
      const row = await rowOf(tx, endpointId);
      if (!row) throw new WebhookEndpointNotFound(endpointId);
      return toEndpoint(row);
    });
  }

  /** In the order of their ids. */
  async page<Item>(
    scope: Scope,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
    toItem: (endpoint: WebhookEndpoint) => Item,
  ): Promise<Page<Item>> {
    const rows = await this.database.query<EndpointRow>(
      scope,
      `SELECT * FROM webhook_endpoints WHERE deleted_at IS NULL AND ($1::uuid IS NULL OR endpoint_id > $1)
       ORDER BY endpoint_id LIMIT $2`,
      [idIn(cursor), limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => toItem(toEndpoint(row)),
      (row) => [row.endpoint_id],
    );
  }

  /** Changes the locked endpoint. @throws WebhookEndpointNotFound, or what `decide` throws */
  change(
    scope: Scope,
    endpointId: string,
    decide: (endpoint: WebhookEndpoint, tx: Transaction) => WebhookEndpoint | Promise<WebhookEndpoint>,
  ): Promise<WebhookEndpoint> {
    return this.database.transaction(scope, async (tx) => {
      const row = await rowOf(tx, endpointId, 'FOR NO KEY UPDATE');
      if (!row) throw new WebhookEndpointNotFound(endpointId);
      const before = toEndpoint(row);
      const after = await decide(before, tx);
      if (after !== before) await tx.query(SAVE_ENDPOINT, savedEndpoint(after));
      return after;
    });
  }

  /** From now on nobody sees it and nothing is sent to it; its secrets are gone. @throws WebhookEndpointNotFound */
  async delete(scope: Scope, endpointId: string): Promise<void> {
    await this.change(scope, endpointId, async (endpoint, tx) => {
      await tx.query(`UPDATE webhook_endpoints SET deleted_at = now() WHERE endpoint_id = $1`, [endpointId]);
      await tx.query(`DELETE FROM webhook_secrets WHERE endpoint_id = $1`, [endpointId]);
      return endpoint;
    });
  }
}

async function rowOf(tx: Transaction, endpointId: string, lock = ''): Promise<EndpointRow | undefined> {
  const [row]: EndpointRow[] = await tx.query(
    `SELECT * FROM webhook_endpoints WHERE endpoint_id = $1 AND deleted_at IS NULL ${lock}`,
    [endpointId],
  );
  return row;
}

async function madeBefore(tx: Transaction, { endpointId, digest }: NewEndpoint): Promise<EndpointRow | undefined> {
  const [known]: (EndpointRow & { deleted_at: Date | null })[] = await tx.query(
    `SELECT * FROM webhook_endpoints WHERE endpoint_id = $1`,
    [endpointId],
  );
  if (known && (known.deleted_at !== null || known.digest !== digest)) throw new IdempotencyKeyReused();
  return known;
}

async function insert(tx: Transaction, asked: NewEndpoint): Promise<EndpointRow> {
  await refuseTooMany(tx, asked.accountId);
  const { endpointId, accountId, digest, url, description, types } = asked;
  const [row]: EndpointRow[] = await tx.query(
    `INSERT INTO webhook_endpoints (endpoint_id, account_id, digest, url, description, types)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING *`,
    [endpointId, accountId, digest, url, description, types],
  );
  return row as EndpointRow;
}

async function refuseTooMany(tx: Transaction, accountId: string): Promise<void> {
  const [row]: { endpoints: number }[] = await tx.query(
    `SELECT count(*)::int AS endpoints FROM webhook_endpoints WHERE account_id = $1 AND deleted_at IS NULL`,
    [accountId],
  );
  if ((row?.endpoints ?? 0) >= MOST_ENDPOINTS) throw new TooManyWebhookEndpoints(MOST_ENDPOINTS);
}
