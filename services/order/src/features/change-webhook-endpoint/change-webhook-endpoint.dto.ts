import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import { type EndpointState, endpointStates } from '../../answers/webhook-endpoint.answer.js';
import { WebhookDescription, WebhookTypes, WebhookUrl } from '../../answers/webhook-fields.decorator.js';

export class ChangeWebhookEndpointBody {
  @WebhookUrl({ required: false }) @Optional() readonly url?: string;
  @WebhookDescription() readonly description?: string;
  @WebhookTypes() readonly types?: string[] | null;
}

export class EndpointStateBody {
  @ApiProperty({ enum: endpointStates }) @IsIn(endpointStates) readonly state!: EndpointState;
}
