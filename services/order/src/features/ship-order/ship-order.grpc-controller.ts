import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey } from '@shopcast/http';
import { IsUUID, ValidateIf } from 'class-validator';
import { toShipmentMessage } from '../../answers/fulfilment.message.js';
import { type LineUnitsBody, UnitsMessage, unitsInMessage } from '../../bodies/line-units.body.js';
import { staffOf } from '../../callers/callers.js';
import { Carriage } from './ship-order.dto.js';
import { ShipOrderHandler } from './ship-order.handler.js';

export class ShipOrderRequest extends Carriage {
  @IsUUID() readonly orderId!: string;
  /** Empty: the order has the goods of one brand, or the lines say it. */
  @ValidateIf((_request, value) => value !== '') @IsUUID() readonly brandId!: string;
  @UnitsMessage() readonly lines!: LineUnitsBody[];
}

@Controller()
export class ShipOrderGrpcController {
  constructor(private readonly handler: ShipOrderHandler) {}

  @GrpcMethod('FulfilmentService', 'ShipOrder')
  @Allow({ staff: ['orders'] })
  async ship(
    @Caller() caller: Principal,
    @IdempotencyKey() key: string,
    @Payload() { orderId, carrier, trackingNumber, brandId, lines }: ShipOrderRequest,
  ): Promise<object> {
    const goods = { brandId: brandId === '' ? null : brandId.toLowerCase(), lines: unitsInMessage(lines) };
    const command = { staff: staffOf(caller), orderId, key, carrier, trackingNumber, ...goods };
    return { shipment: toShipmentMessage(await this.handler.handle(command)) };
  }
}
