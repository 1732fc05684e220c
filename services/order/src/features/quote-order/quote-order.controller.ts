import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { QuoteAnswer, toQuoteAnswer } from '../../answers/quote.answer.js';
import { BasketBody } from '../../baskets/basket.body.js';
import { viewerOf } from '../../callers/callers.js';
import { QuoteOrderHandler } from './quote-order.handler.js';

@ApiTags('quotes')
@Controller('v1/quotes')
export class QuoteOrderController {
  constructor(private readonly handler: QuoteOrderHandler) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @Allow({ viewer: true })
  @ApiOperation({ summary: 'What an order would cost: signed, so that it is kept or refused, never silently changed' })
  @ApiOkResponse({ type: QuoteAnswer })
  @Refuses(400, 401, 403, 404, 409, 422)
  async quote(@Caller() caller: Principal, @Body() basket: BasketBody): Promise<QuoteAnswer> {
    return toQuoteAnswer(await this.handler.handle(viewerOf(caller), basket));
  }
}
