import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { IsInt, Max, Min } from 'class-validator';
import { ListingAnswer, toListingAnswer } from '../../api/listing.answer.js';
import { AllocateUnitsHandler } from './allocate-units.handler.js';

const MAX_UNITS = 1_000_000_000;

export class AllocationBody {
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MAX_UNITS,
    example: 500,
    description: 'Units in all, sold ones included',
  })
  @IsInt()
  @Min(0)
  @Max(MAX_UNITS)
  readonly units!: number;
}

@ApiTags('listings')
@Controller('v1/listings')
export class AllocateUnitsController {
  constructor(private readonly handler: AllocateUnitsHandler) {}

  @Put(':listingId/skus/:skuId/allocation')
  @Allow({ staff: ['shop'] })
  @ApiOkResponse({ type: ListingAnswer })
  @Refuses(400, 401, 403, 404)
  async allocate(
    @Caller() staff: Staff,
    @UuidParam('listingId') listingId: string,
    @UuidParam('skuId') skuId: string,
    @Body() { units }: AllocationBody,
  ): Promise<ListingAnswer> {
    return toListingAnswer(await this.handler.handle(staff, { listingId, skuId, units }));
  }
}
