import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { measurers } from '../../api/measurers.js';
import { ProductsAnswer, toProducts } from '../../api/products.answer.js';
import { ReadProductsHandler } from './read-products.handler.js';

@ApiTags('metrics')
@Controller('v1/sessions/:sessionId/metrics/products')
@Allow(measurers)
export class ReadProductsController {
  constructor(private readonly handler: ReadProductsHandler) {}

  @Get()
  @ApiOkResponse({
    type: ProductsAnswer,
    description:
      'Each product from impression to payment, as a whole and while it was explained (pinned), those that sold most first. An order with two products counts with both',
  })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<ProductsAnswer> {
    return toProducts(await this.handler.handle(caller, sessionId));
  }
}
