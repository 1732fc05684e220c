import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID, ValidateIf } from 'class-validator';
import { toFulfilmentMessage } from '../../answers/fulfilment.message.js';
import { memberOf } from '../../callers/callers.js';
import { ReceiveShipmentsHandler } from './receive-shipments.handler.js';

export class ReceiveShipmentsRequest {
  @IsUUID() readonly orderId!: string;
  /** Empty: everything that is on its way. */
  @ValidateIf((_request, value) => value !== '') @IsUUID() readonly shipmentId!: string;
}

@Controller()
export class ReceiveShipmentsGrpcController {
  constructor(private readonly handler: ReceiveShipmentsHandler) {}

  @GrpcMethod('FulfilmentService', 'ReceiveShipments')
  @Allow({ viewer: true, staff: ['orders'] })
  async receive(@Caller() caller: Principal, @Payload() request: ReceiveShipmentsRequest): Promise<object> {
    const shipmentId = request.shipmentId === '' ? null : request.shipmentId.toLowerCase();
    const order = await this.handler.handle({ caller: memberOf(caller), orderId: request.orderId, shipmentId });
    return { fulfilment: toFulfilmentMessage(order) };
  }
}
