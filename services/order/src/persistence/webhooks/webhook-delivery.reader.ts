import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { type Page, toPage } from '@shopcast/http';
import { WebhookDeliveryNotFound } from '../../domain/webhooks/webhook.errors.js';
import { numberIn } from '../id-cursor.js';

export const deliveryStates = ['pending', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What became of a message for an endpoint. */
export interface WebhookDelivery {
  readonly endpointId: string;
  readonly messageId: string;
  readonly type: string;
  readonly queuedAt: Date;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** When the next attempt is due; while one is under way, when it is given up at the latest. */
  readonly dueAt: Date;
  readonly lastAttemptAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly lastExcerpt: string | null;
  readonly lastDurationMs: number | null;
}

interface DeliveryRow extends WebhookDelivery {
  readonly position: string;
}

const COLUMNS = `
  d.position, d.endpoint_id AS "endpointId", m.message_id AS "messageId", m.type, m.queued_at AS "queuedAt", d.state,
  d.attempts, d.due_at AS "dueAt", d.last_attempt_at AS "lastAttemptAt", d.last_status AS "lastStatus",
  d.last_error AS "lastError", d.last_excerpt AS "lastExcerpt", d.last_duration_ms AS "lastDurationMs"`;

/** The delivery log of endpoints, without locks. */
@Injectable()
export class WebhookDeliveryReader {
  constructor(private readonly database: Database) {}

  /** The newest message first. */
  async page<Item>(
    scope: Scope,
    { endpointId, state }: { readonly endpointId: string; readonly state: DeliveryState | undefined },
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
    toItem: (delivery: WebhookDelivery) => Item,
  ): Promise<Page<Item>> {
    const rows = await this.database.query<DeliveryRow>(
      scope,
      `SELECT ${COLUMNS} FROM webhook_deliveries d JOIN webhook_messages m USING (position)
       WHERE d.endpoint_id = $1 AND ($2::text IS NULL OR d.state = $2) AND ($3::bigint IS NULL OR d.position < $3)
       ORDER BY d.position DESC LIMIT $4`,
      [endpointId, state ?? null, numberIn(cursor), limit + 1],
    );
    return toPage(rows, limit, toItem, ({ position }) => [position]);
  }

  /** @throws WebhookDeliveryNotFound */
  async find(
    scope: Scope,
    endpointId: string,
    messageId: string,
  ): Promise<{ readonly delivery: WebhookDelivery; readonly body: string }> {
    const [row] = await this.database.query<DeliveryRow & { readonly body: string }>(
      scope,
      `SELECT ${COLUMNS}, m.body FROM webhook_deliveries d JOIN webhook_messages m USING (position)
       WHERE d.endpoint_id = $1 AND m.message_id = $2`,
      [endpointId, messageId],
    );
    if (!row) throw new WebhookDeliveryNotFound(messageId);
    return { delivery: row, body: row.body };
  }
}
