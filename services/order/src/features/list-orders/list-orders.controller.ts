import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { type Page, PageQuery, pageOf, Refuses } from '@shopcast/http';
import { IsOptional, IsUUID } from 'class-validator';
import { OrderAnswer, toOrderAnswer } from '../../answers/order.answer.js';
import { ListOrdersHandler } from './list-orders.handler.js';

export class ListOrdersQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Only orders of this session' })
  @IsOptional()
  @IsUUID()
  readonly sessionId?: string;
}

@ApiTags('orders')
@Controller('v1/orders')
export class ListOrdersController {
  constructor(private readonly handler: ListOrdersHandler) {}

  @Get()
  @Allow({ viewer: true, staff: ['orders'], operator: true })
  @ApiOperation({ summary: 'Orders, newest first; viewers see their own' })
  @ApiOkResponse({ type: pageOf(OrderAnswer) })
  @Refuses(400, 401, 403)
  list(@Caller() caller: Principal, @Query() query: ListOrdersQuery): Promise<Page<OrderAnswer>> {
    return this.handler.handle(caller, query, toOrderAnswer);
  }
}
