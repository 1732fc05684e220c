import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Viewer } from '@shopcast/access';
import { type Surface, surfaces } from '@shopcast/contracts';
import { Refuses, UuidParam } from '@shopcast/http';
import { ArrayMaxSize, ArrayNotEmpty, IsIn } from 'class-validator';
import { AcceptedAnswer } from '../../api/accepted.answer.js';
import { ClientId } from '../../api/client-id.decorator.js';
import { ListingIds } from '../../api/listing-ids.decorator.js';
import { SeeProductsHandler } from './see-products.handler.js';

export class ExposureBody {
  @ClientId() readonly id!: string;

  @ApiProperty({ type: String, format: 'uuid', isArray: true, minItems: 1, maxItems: 50 })
  @ListingIds()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  readonly listingIds!: string[];

  @ApiProperty({ enum: surfaces })
  @IsIn(surfaces)
  readonly surface!: Surface;
}

@ApiTags('shop')
@Controller('v1/sessions/:sessionId/product-exposures')
export class SeeProductsController {
  constructor(private readonly handler: SeeProductsHandler) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Allow({ viewer: true })
  @ApiAcceptedResponse({ type: AcceptedAnswer })
  @Refuses(400, 401, 403, 404, 409, 503)
  see(
    @Caller() viewer: Viewer,
    @UuidParam('sessionId') sessionId: string,
    @Body() body: ExposureBody,
  ): Promise<AcceptedAnswer> {
    return this.handler.handle(viewer, sessionId, body);
  }
}
