import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { PageRequest } from '../../answers/page-request.js';
import { toRefundMessage } from '../../answers/payment.messages.js';
import { ListRefundsHandler } from './list-refunds.handler.js';

export class ListRefundsRequest extends PageRequest {
  @IsUUID() readonly orderId!: string;
}

@Controller()
export class ListRefundsGrpcController {
  constructor(private readonly handler: ListRefundsHandler) {}

  @GrpcMethod('PaymentService', 'ListRefunds')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  async list(@Caller() caller: Principal, @Payload() request: ListRefundsRequest): Promise<object> {
    const { items, nextCursor } = await this.handler.handle(caller, request.orderId, request.page);
    return { refunds: items.map(toRefundMessage), nextPageToken: nextCursor ?? '' };
  }
}
