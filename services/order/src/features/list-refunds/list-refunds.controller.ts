import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { type Page, PageQuery, pageOf, Refuses, UuidParam } from '@shopcast/http';
import { RefundProgressAnswer } from '../../answers/refund.answer.js';
import { ownOrdersOnly } from '../../callers/callers.js';
import { shownTo } from '../../domain/order.js';
import { OrderReader } from '../../persistence/order.reader.js';
import { RefundReader } from '../../persistence/refund.reader.js';

@ApiTags('orders')
@Controller('v1/orders')
export class ListRefundsController {
  constructor(
    private readonly orders: OrderReader,
    private readonly refunds: RefundReader,
  ) {}

  @Get(':orderId/refunds')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'The refunds of an order and how far each is; viewers see those of their own orders' })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiOkResponse({ type: pageOf(RefundProgressAnswer) })
  @Refuses(400, 401, 403, 404)
  async list(
    @Caller() caller: Principal,
    @UuidParam('orderId') orderId: string,
    @Query() query: PageQuery,
  ): Promise<Page<RefundProgressAnswer>> {
    const scope = scopeOf(caller);
    shownTo(ownOrdersOnly(caller), await this.orders.find(scope, orderId));
    return this.refunds.ofOrder(scope, orderId, query);
  }
}
