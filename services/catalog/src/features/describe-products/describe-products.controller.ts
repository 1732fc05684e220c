import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, type Staff } from '@shopcast/access';
import { PageQuery, Refuses, RequestKey, TakesRequestKey } from '@shopcast/http';
import { ProductAnswer, ProductPage, toProductAnswer } from '../../api/product.answer.js';
import { ProductBody } from './describe-products.dto.js';
import { DescribeProductsHandler } from './describe-products.handler.js';

@ApiTags('products')
@Controller('v1/products')
export class DescribeProductsController {
  constructor(private readonly handler: DescribeProductsHandler) {}

  @Post()
  @Allow({ staff: ['shop'] })
  @TakesRequestKey()
  @ApiCreatedResponse({ type: ProductAnswer })
  @Refuses(400, 401, 403, 404, 422)
  async add(
    @Caller() staff: Staff,
    @RequestKey() key: string | null,
    @Body() body: ProductBody,
  ): Promise<ProductAnswer> {
    return toProductAnswer(await this.handler.add(staff, key, body));
  }

  @Get()
  @Allow({ staff: ['shop', 'host'], operator: true })
  @ApiOkResponse({ type: ProductPage, description: 'Newest first' })
  @Refuses(400, 401, 403)
  async browse(@Caller() caller: Principal, @Query() query: PageQuery): Promise<ProductPage> {
    const { items, nextCursor } = await this.handler.browse(caller, query);
    return { items: items.map(toProductAnswer), nextCursor };
  }
}
