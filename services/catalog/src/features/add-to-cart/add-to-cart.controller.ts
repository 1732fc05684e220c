import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Viewer } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { AcceptedAnswer } from '../../api/accepted.answer.js';
import { ClientId } from '../../api/client-id.decorator.js';
import { AddToCartHandler } from './add-to-cart.handler.js';

const MAX_QUANTITY = 999;

export class CartBody {
  @ClientId() readonly id!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly listingId!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly skuId!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_QUANTITY, example: 1 })
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly quantity!: number;
}

@ApiTags('shop')
@Controller('v1/sessions/:sessionId/cart-additions')
export class AddToCartController {
  constructor(private readonly handler: AddToCartHandler) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Allow({ viewer: true })
  @ApiAcceptedResponse({ type: AcceptedAnswer })
  @Refuses(400, 401, 403, 404, 409, 503)
  add(
    @Caller() viewer: Viewer,
    @UuidParam('sessionId') sessionId: string,
    @Body() body: CartBody,
  ): Promise<AcceptedAnswer> {
    return this.handler.handle(viewer, sessionId, body);
  }
}
