import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Viewer } from '@shopcast/access';
import { type Surface, surfaces } from '@shopcast/contracts';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsIn, IsUUID } from 'class-validator';
import { AcceptedAnswer } from '../../api/accepted.answer.js';
import { ClientId } from '../../api/client-id.decorator.js';
import { ClickProductHandler } from './click-product.handler.js';

export class ClickBody {
  @ClientId() readonly id!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  readonly listingId!: string;

  @ApiProperty({ enum: surfaces })
  @IsIn(surfaces)
  readonly surface!: Surface;
}

@ApiTags('shop')
@Controller('v1/sessions/:sessionId/product-clicks')
export class ClickProductController {
  constructor(private readonly handler: ClickProductHandler) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Allow({ viewer: true })
  @ApiAcceptedResponse({ type: AcceptedAnswer })
  @Refuses(400, 401, 403, 404, 409, 503)
  click(
    @Caller() viewer: Viewer,
    @UuidParam('sessionId') sessionId: string,
    @Body() body: ClickBody,
  ): Promise<AcceptedAnswer> {
    return this.handler.handle(viewer, sessionId, body);
  }
}
