import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shopcast/database';
import { type AccountFact, messageOf, type WebhookMessage } from '../../domain/webhooks/message.js';

/**
 * Keeps messages, and a delivery for each endpoint that wants one. What comes behind
 * a message of its key that waits for its next attempt is not due before that one: it could not be sent anyway.
 */
const ADD = `
  WITH kept AS (
    INSERT INTO webhook_messages (message_id, account_id, type, key, body)
    SELECT m.message_id, m.account_id, m.type, m.key, m.body
    FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])
         WITH ORDINALITY AS m(message_id, account_id, type, key, body, place)
    ORDER BY m.place
    ON CONFLICT (message_id) DO NOTHING
    RETURNING position, account_id, type, key),
  queued AS (
    INSERT INTO webhook_deliveries (endpoint_id, position, account_id, key, due_at)
    SELECT e.endpoint_id, k.position, k.account_id, k.key, GREATEST(now(), ahead.due_at)
    FROM kept k
    JOIN webhook_endpoints e
      ON e.account_id = k.account_id AND e.deleted_at IS NULL AND (e.types IS NULL OR k.type = ANY (e.types))
    LEFT JOIN LATERAL (
      SELECT d.due_at FROM webhook_deliveries d
      WHERE d.endpoint_id = e.endpoint_id AND d.key = k.key AND d.state = 'pending' AND d.lease_id IS NULL
      ORDER BY d.position LIMIT 1) ahead ON true
    RETURNING 1)
  SELECT count(*)::int AS queued FROM queued`;

const ADD_FOR_ONE = `
  WITH kept AS (
    INSERT INTO webhook_messages (message_id, account_id, endpoint_id, type, key, body)
    VALUES ($1, $2, $6, $3, $4, $5)
    ON CONFLICT (message_id) DO NOTHING
    RETURNING position)
  INSERT INTO webhook_deliveries (endpoint_id, position, account_id, key, due_at)
  SELECT $6, position, $2, $4, now() FROM kept`;

/** The door through which messages come in, each in its order behind those of its key. */
@Injectable()
export class WebhookQueue {
  /**
   * Facts of accounts that have endpoints become messages; most accounts have none, and cost no more than being asked
   * for. Adding a fact again changes nothing.
   * @returns how many deliveries wait because of it
   */
  async add(tx: Transaction, facts: readonly AccountFact[]): Promise<number> {
    const accounts = await accountsWithEndpoints(tx, [...new Set(facts.map(({ data }) => data.accountId))]);
    const messages = facts.filter(({ data }) => accounts.has(data.accountId)).map(messageOf);
    if (messages.length === 0) return 0;
    const [row]: { queued: number }[] = await tx.query(ADD, [
      messages.map(({ messageId }) => messageId),
      messages.map(({ accountId }) => accountId),
      messages.map(({ type }) => type),
      messages.map(({ key }) => key),
      messages.map(({ body }) => body),
    ]);
    return row?.queued ?? 0;
  }

  /** For one endpoint alone, whatever it wants to be told of. */
  async addForOne(tx: Transaction, endpointId: string, message: WebhookMessage): Promise<void> {
    const { messageId, accountId, type, key, body } = message;
    await tx.query(ADD_FOR_ONE, [messageId, accountId, type, key, body, endpointId]);
  }
}

async function accountsWithEndpoints(tx: Transaction, accountIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows: { account_id: string }[] = await tx.query(
    `SELECT DISTINCT account_id FROM webhook_endpoints WHERE account_id = ANY ($1::uuid[]) AND deleted_at IS NULL`,
    [accountIds],
  );
  return new Set(rows.map((row) => row.account_id));
}
