import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsInt, IsString, IsUUID, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { type OrderMessage, toOrderMessage } from '../../answers/order.message.js';
import { ListOrdersHandler } from './list-orders.handler.js';

const DEFAULT_PAGE = 20;

/** What is not given arrives as an empty text or 0. */
export class ListOrdersRequestMessage {
  @ValidateIf((_request, value) => value !== '') @IsUUID() readonly sessionId!: string;
  @IsInt() @Min(0) @Max(100) readonly pageSize!: number;
  @IsString() @MaxLength(512) readonly pageToken!: string;
}

@Controller()
export class ListOrdersGrpcController {
  constructor(private readonly handler: ListOrdersHandler) {}

  @GrpcMethod('OrderService', 'ListOrders')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  async list(
    @Caller() caller: Principal,
    @Payload() { sessionId, pageSize, pageToken }: ListOrdersRequestMessage,
  ): Promise<{ orders: readonly OrderMessage[]; nextPageToken: string }> {
    const request = {
      sessionId: sessionId || undefined,
      limit: pageSize || DEFAULT_PAGE,
      cursor: pageToken || undefined,
    };
    const { items, nextCursor } = await this.handler.handle(caller, request, toOrderMessage);
    return { orders: items, nextPageToken: nextCursor ?? '' };
  }
}
