import { ApiProperty } from '@nestjs/swagger';
import {
  type DeliveryState,
  deliveryStates,
  type WebhookDelivery,
} from '../persistence/webhooks/webhook-delivery.reader.js';

export class QueuedMessageAnswer {
  @ApiProperty({ format: 'uuid', description: 'Travels as `webhook-id`' }) readonly messageId!: string;
}

/** What became of a message for an endpoint, as REST shows it. */
export class WebhookDeliveryAnswer {
  @ApiProperty({ format: 'uuid' }) readonly endpointId!: string;
  @ApiProperty({ format: 'uuid', description: 'Travels as `webhook-id`' }) readonly messageId!: string;
  @ApiProperty({ example: 'order.paid.v1' }) readonly type!: string;
  @ApiProperty({ enum: deliveryStates, description: 'dead: given up after the last attempt; it can be replayed' })
  readonly state!: DeliveryState;
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Made or under way' }) readonly attempts!: number;
  @ApiProperty({ format: 'date-time' }) readonly queuedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Of the next attempt' })
  readonly dueAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly lastAttemptAt!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 200 }) readonly lastStatus!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why there was no answer', example: 'ECONNREFUSED: …' })
  readonly lastError!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The first kilobyte of the answer’s body' })
  readonly lastExcerpt!: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) readonly lastDurationMs!: number | null;
}

export class WebhookDeliveryWithBodyAnswer extends WebhookDeliveryAnswer {
  @ApiProperty({
    example: '{"type":"order.paid.v1","timestamp":"2026-11-23T12:30:00.000Z","data":{}}',
    description: 'What is sent, byte by byte',
  })
  readonly body!: string;
}

const toInstant = (date: Date | null): string | null => date?.toISOString() ?? null;

export const toWebhookDeliveryAnswer = (delivery: WebhookDelivery): WebhookDeliveryAnswer => ({
  endpointId: delivery.endpointId,
  messageId: delivery.messageId,
  type: delivery.type,
  state: delivery.state,
  attempts: delivery.attempts,
  queuedAt: delivery.queuedAt.toISOString(),
  dueAt: delivery.state === 'pending' ? toInstant(delivery.dueAt) : null,
  lastAttemptAt: toInstant(delivery.lastAttemptAt),
  lastStatus: delivery.lastStatus,
  lastError: delivery.lastError,
  lastExcerpt: delivery.lastExcerpt,
  lastDurationMs: delivery.lastDurationMs,
});
