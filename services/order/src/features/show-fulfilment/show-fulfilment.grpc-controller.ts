import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { toFulfilmentMessage } from '../../answers/fulfilment.message.js';
import { ownOrdersOnly } from '../../callers/callers.js';
import { shownTo } from '../../domain/order.js';
import { OrderReader } from '../../persistence/order.reader.js';

export class GetFulfilmentRequest {
  @IsUUID() readonly orderId!: string;
}

/** In REST it is a part of the order. */
@Controller()
export class ShowFulfilmentGrpcController {
  constructor(private readonly orders: OrderReader) {}

  @GrpcMethod('FulfilmentService', 'GetFulfilment')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  async get(@Caller() caller: Principal, @Payload() { orderId }: GetFulfilmentRequest): Promise<object> {
    const order = shownTo(ownOrdersOnly(caller), await this.orders.find(scopeOf(caller), orderId));
    return { fulfilment: toFulfilmentMessage(order) };
  }
}
