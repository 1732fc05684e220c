import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID, ValidateIf } from 'class-validator';
import { pageIn, PageRequest } from '../../answers/grpc.requests.js';
import { type OrderMessage, toOrderMessage } from '../../answers/order.message.js';
import { ListOrdersHandler } from './list-orders.handler.js';

/** A session that is not given arrives as an empty text. */
export class ListOrdersRequestMessage extends PageRequest {
  @ValidateIf((_request, value) => value !== '') @IsUUID() readonly sessionId!: string;
}

@Controller()
export class ListOrdersGrpcController {
  constructor(private readonly handler: ListOrdersHandler) {}

  @GrpcMethod('OrderService', 'ListOrders')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  async list(
    @Caller() caller: Principal,
    @Payload() request: ListOrdersRequestMessage,
  ): Promise<{ orders: readonly OrderMessage[]; nextPageToken: string }> {
    const query = { ...pageIn(request), sessionId: request.sessionId || undefined };
    const { items, nextCursor } = await this.handler.handle(caller, query, toOrderMessage);
    return { orders: items, nextPageToken: nextCursor ?? '' };
  }
}
