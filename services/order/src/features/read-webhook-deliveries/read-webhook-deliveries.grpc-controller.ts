import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { IsIn, IsUUID } from 'class-validator';
import { pageIn, PageRequest } from '../../answers/grpc.requests.js';
import { toWebhookDeliveryMessage, type WebhookDeliveryMessage } from '../../answers/webhook-delivery.message.js';
import {
  type DeliveryState,
  deliveryStates,
  WebhookDeliveryReader,
} from '../../persistence/webhooks/webhook-delivery.reader.js';
import { WebhookEndpointRepository } from '../../persistence/webhooks/webhook-endpoint.repository.js';

const onWire = (state: DeliveryState): string => `DELIVERY_STATE_${state.toUpperCase()}`;

export class ListDeliveriesMessage extends PageRequest {
  @IsUUID() readonly endpointId!: string;
  @IsIn(['DELIVERY_STATE_UNSPECIFIED', ...deliveryStates.map(onWire)]) readonly state!: string;
}

@Controller()
export class ReadWebhookDeliveriesGrpcController {
  constructor(
    private readonly endpoints: WebhookEndpointRepository,
    private readonly deliveries: WebhookDeliveryReader,
  ) {}

  @GrpcMethod('WebhookService', 'ListDeliveries')
  @Allow({ staff: ['orders'], operator: true })
  async list(
    @Caller() caller: Principal,
    @Payload() request: ListDeliveriesMessage,
  ): Promise<{ deliveries: readonly WebhookDeliveryMessage[]; nextPageToken: string }> {
    const [scope, { endpointId }] = [scopeOf(caller), request];
    await this.endpoints.find(scope, endpointId);
    const filter = { endpointId, state: deliveryStates.find((state) => onWire(state) === request.state) };
    const page = await this.deliveries.page(scope, filter, pageIn(request), toWebhookDeliveryMessage);
    return { deliveries: page.items, nextPageToken: page.nextCursor ?? '' };
  }
}
