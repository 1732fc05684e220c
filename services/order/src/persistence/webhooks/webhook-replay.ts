import { Injectable } from '@nestjs/common';
import type { Transaction } from '@shopcast/database';

/** What is to be sent again. */
export interface ReplayRange {
  readonly from: Date;
  readonly to: Date;
}

/** A delivery that waits is sent anyway; it only comes sooner. One that somebody has in hand is left alone. */
const QUEUE_AGAIN = `
  ON CONFLICT (endpoint_id, position) DO UPDATE
  SET state = 'pending', due_at = now(),
      attempts = CASE WHEN d.state = 'pending' THEN d.attempts ELSE 0 END
  WHERE d.lease_id IS NULL`;

/** Queues messages that are still kept once more, for an endpoint that the caller has locked. */
@Injectable()
export class WebhookReplay {
  /** Those that the endpoint wants today, also ones that it was not sent before. @returns how many are queued */
  async range(tx: Transaction, endpointId: string, { from, to }: ReplayRange): Promise<number> {
    const [row]: { queued: number }[] = await tx.query(
      `WITH queued AS (
         INSERT INTO webhook_deliveries AS d (endpoint_id, position, account_id, key, due_at)
         SELECT e.endpoint_id, m.position, m.account_id, m.key, now()
         FROM webhook_endpoints e
         JOIN webhook_messages m ON m.account_id = e.account_id AND m.endpoint_id IS NULL
           AND (e.types IS NULL OR m.type = ANY (e.types))
         WHERE e.endpoint_id = $1 AND m.queued_at >= $2 AND m.queued_at < $3
         ${QUEUE_AGAIN} RETURNING 1)
       SELECT count(*)::int AS queued FROM queued`,
      [endpointId, from, to],
    );
    return row?.queued ?? 0;
  }

  /** One message of the account, also a test. @returns whether there is such a message */
  async one(tx: Transaction, endpointId: string, messageId: string): Promise<boolean> {
    const found: unknown[] = await tx.query(
      `WITH message AS (
         SELECT m.position, m.account_id, m.key FROM webhook_messages m JOIN webhook_endpoints e USING (account_id)
         WHERE e.endpoint_id = $1 AND m.message_id = $2 AND (m.endpoint_id IS NULL OR m.endpoint_id = $1)),
       queued AS (
         INSERT INTO webhook_deliveries AS d (endpoint_id, position, account_id, key, due_at)
         SELECT $1, position, account_id, key, now() FROM message ${QUEUE_AGAIN})
       SELECT FROM message`,
      [endpointId, messageId],
    );
    return found.length > 0;
  }
}
