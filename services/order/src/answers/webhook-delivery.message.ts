import { type Timestamp, toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import type { DeliveryState, WebhookDelivery } from '../persistence/webhooks/webhook-delivery.reader.js';

/** A delivery as gRPC shows it: `shopcast.webhook.v1.Delivery`. */
export interface WebhookDeliveryMessage {
  readonly messageId: string;
  readonly type: string;
  readonly state: `DELIVERY_STATE_${Uppercase<DeliveryState>}`;
  readonly attempts: number;
  readonly queuedAt: Timestamp;
  readonly dueAt: Timestamp | undefined;
  readonly lastAttemptAt: Timestamp | undefined;
  readonly lastStatus: number;
  readonly lastError: string;
  readonly lastExcerpt: string;
}

export const toWebhookDeliveryMessage = (delivery: WebhookDelivery): WebhookDeliveryMessage => ({
  messageId: delivery.messageId,
  type: delivery.type,
  state: `DELIVERY_STATE_${delivery.state.toUpperCase() as Uppercase<DeliveryState>}`,
  attempts: delivery.attempts,
  queuedAt: toTimestamp(delivery.queuedAt.getTime()),
  dueAt: delivery.state === 'pending' ? toTimestamp(delivery.dueAt.getTime()) : undefined,
  lastAttemptAt: toOptionalTimestamp(delivery.lastAttemptAt?.getTime()),
  lastStatus: delivery.lastStatus ?? 0,
  lastError: delivery.lastError ?? '',
  lastExcerpt: delivery.lastExcerpt ?? '',
});
