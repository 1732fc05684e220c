import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IdempotencyKey, Refuses, UuidParam } from '@shopcast/http';
import { ShipmentAnswer, toShipmentAnswer } from '../../answers/fulfilment.answer.js';
import { unitsAsked } from '../../bodies/line-units.body.js';
import { staffOf } from '../../callers/callers.js';
import { ShipOrderBody } from './ship-order.dto.js';
import { ShipOrderHandler } from './ship-order.handler.js';

@ApiTags('order life')
@Controller('v1/orders')
export class ShipOrderController {
  constructor(private readonly handler: ShipOrderHandler) {}

  @Post(':orderId/shipments')
  @Allow({ staff: ['orders'] })
  @ApiOperation({ summary: 'Units are on their way: some of a paid order, or all that are left' })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'Repeat it when you retry: one key, one shipment',
  })
  @ApiCreatedResponse({ type: ShipmentAnswer })
  @Refuses(400, 401, 403, 404, 409, 422)
  async ship(
    @Caller() caller: Principal,
    @UuidParam('orderId') orderId: string,
    @IdempotencyKey() key: string,
    @Body() { carrier, trackingNumber, brandId, lines }: ShipOrderBody,
  ): Promise<ShipmentAnswer> {
    const goods = { brandId: brandId?.toLowerCase() ?? null, lines: unitsAsked(lines) };
    const command = { staff: staffOf(caller), orderId, key, carrier, trackingNumber, ...goods };
    return toShipmentAnswer(await this.handler.handle(command));
  }
}
