import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { toQuoteAnswer } from '../../answers/quote.answer.js';
import { BasketBody } from '../../baskets/basket.body.js';
import { viewerOf } from '../../callers/callers.js';
import { quoteMessage } from '../../wire/promotion.messages.js';
import { QuoteOrderHandler } from './quote-order.handler.js';

@Controller()
export class QuoteOrderGrpcController {
  constructor(private readonly handler: QuoteOrderHandler) {}

  @GrpcMethod('PromotionService', 'QuoteOrder')
  @Allow({ viewer: true })
  async quote(@Caller() caller: Principal, @Payload() basket: BasketBody): Promise<{ quote: object }> {
    return { quote: quoteMessage(toQuoteAnswer(await this.handler.handle(viewerOf(caller), basket))) };
  }
}
