import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses } from '@shopcast/http';
import { GiftAnswer } from '../../answers/order.answer.js';
import { staffOf } from '../../callers/callers.js';
import { GiftBody } from './give-first-order-gift.dto.js';
import { GiveFirstOrderGiftHandler } from './give-first-order-gift.handler.js';

@ApiTags('gifts')
@Controller('v1/first-order-gift')
export class GiveFirstOrderGiftController {
  constructor(private readonly handler: GiveFirstOrderGiftHandler) {}

  @Put()
  @HttpCode(HttpStatus.OK)
  @Allow({ staff: ['orders', 'shop'] })
  @ApiOperation({ summary: 'Give this with every buyer’s first order, as long as units of it are free' })
  @ApiOkResponse({ type: GiftAnswer })
  @Refuses(400, 401, 403, 404)
  give(@Caller() caller: Principal, @Body() gift: GiftBody): Promise<GiftAnswer> {
    return this.handler.give(staffOf(caller), gift);
  }

  @Get()
  @Allow({ staff: ['orders', 'shop'] })
  @ApiOperation({ summary: 'What is given with first orders' })
  @ApiOkResponse({ type: GiftAnswer })
  @Refuses(401, 403, 404)
  show(@Caller() caller: Principal): Promise<GiftAnswer> {
    return this.handler.show(staffOf(caller));
  }

  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  @Allow({ staff: ['orders', 'shop'] })
  @ApiOperation({ summary: 'Give nothing any more; orders that hold the gift keep it' })
  @ApiNoContentResponse({ description: 'Nothing is given with first orders' })
  @Refuses(401, 403)
  async stop(@Caller() caller: Principal): Promise<void> {
    await this.handler.stop(staffOf(caller));
  }
}
