import { ApiProperty } from '@nestjs/swagger';
import { type PauseReason, pauseReasons } from '../domain/webhooks/endpoint-health.js';
import { isActive, type WebhookEndpoint } from '../domain/webhooks/endpoint.js';
import { orderFactTypes } from '../domain/webhooks/order-facts.js';

export const endpointStates = ['active', 'paused'] as const;
export type EndpointState = (typeof endpointStates)[number];

/** A webhook endpoint as REST shows it. Its secret is not among it: that is shown when it is made, and not again. */
export class WebhookEndpointAnswer {
  @ApiProperty({ format: 'uuid' }) readonly endpointId!: string;
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ format: 'uri', example: 'https://erp.example.com/shopcast' }) readonly url!: string;
  @ApiProperty({ example: 'ERP, production' }) readonly description!: string;
  @ApiProperty({
    enum: orderFactTypes,
    isArray: true,
    nullable: true,
    example: ['order.paid.v1', 'order.refunded.v1'],
    description: 'What is sent; null: every fact about orders, also kinds that are yet to come',
  })
  readonly types!: readonly string[] | null;
  @ApiProperty({ enum: endpointStates, description: 'What happens while it is paused is kept and sent afterwards' })
  readonly state!: EndpointState;
  @ApiProperty({
    enum: pauseReasons,
    nullable: true,
    description: 'requested: by you; failing: it took nothing for days; gone: it answered 410',
  })
  readonly pausedBecause!: PauseReason | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'The first failure after the last success',
  })
  readonly failingSince!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
}

export const toWebhookEndpointAnswer = (endpoint: WebhookEndpoint): WebhookEndpointAnswer => {
  const { endpointId, accountId, url, description, types, health } = endpoint;
  return {
    endpointId,
    accountId,
    url,
    description,
    types,
    state: isActive(endpoint) ? 'active' : 'paused',
    pausedBecause: health.pausedBecause,
    failingSince: health.failingSinceMs === null ? null : new Date(health.failingSinceMs).toISOString(),
    createdAt: new Date(endpoint.createdAtMs).toISOString(),
  };
};
