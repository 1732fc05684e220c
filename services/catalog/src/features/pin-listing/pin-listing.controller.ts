import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsUUID, ValidateIf } from 'class-validator';
import { ShelfAnswer, toShelfAnswer } from '../../api/shelf.answer.js';
import { PinListingHandler } from './pin-listing.handler.js';

export class PinBody {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: explain nothing' })
  @ValidateIf(({ listingId }: PinBody) => listingId !== null)
  @IsUUID()
  readonly listingId!: string | null;
}

@ApiTags('shelf')
@Controller('v1/sessions/:sessionId/shelf/pin')
export class PinListingController {
  constructor(private readonly handler: PinListingHandler) {}

  @Put()
  @Allow({ staff: ['host'] })
  @ApiOkResponse({ type: ShelfAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async pin(
    @Caller() staff: Staff,
    @UuidParam('sessionId') sessionId: string,
    @Body() { listingId }: PinBody,
  ): Promise<ShelfAnswer> {
    return toShelfAnswer(await this.handler.handle(staff, sessionId, listingId));
  }
}
