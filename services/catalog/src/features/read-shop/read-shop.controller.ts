import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { ReadShopHandler } from './read-shop.handler.js';
import { ShopAnswer, toShopAnswer } from './read-shop.dto.js';

@ApiTags('shop')
@Controller('v1/sessions/:sessionId/shop')
export class ReadShopController {
  constructor(private readonly handler: ReadShopHandler) {}

  @Get()
  @Allow({ viewer: true, staff: ['host', 'shop'], operator: true })
  @ApiOkResponse({ type: ShopAnswer, description: 'The shelf in its order, with the prices of this moment' })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<ShopAnswer> {
    return toShopAnswer(await this.handler.handle(caller, sessionId));
  }
}
