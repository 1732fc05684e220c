import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { type Page, PageQuery, pageOf, Refuses, UuidParam } from '@shopcast/http';
import { RefundProgressAnswer } from '../../answers/refund.answer.js';
import { ListRefundsHandler } from './list-refunds.handler.js';

@ApiTags('orders')
@Controller('v1/orders')
export class ListRefundsController {
  constructor(private readonly handler: ListRefundsHandler) {}

  @Get(':orderId/refunds')
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'The refunds of an order and how far each is; viewers see those of their own orders' })
  @ApiParam({ name: 'orderId', format: 'uuid' })
  @ApiOkResponse({ type: pageOf(RefundProgressAnswer) })
  @Refuses(400, 401, 403, 404)
  list(
    @Caller() caller: Principal,
    @UuidParam('orderId') orderId: string,
    @Query() query: PageQuery,
  ): Promise<Page<RefundProgressAnswer>> {
    return this.handler.handle(caller, orderId, query);
  }
}
