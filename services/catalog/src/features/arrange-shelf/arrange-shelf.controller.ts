import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, type Staff } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { ArrayMaxSize } from 'class-validator';
import { ListingIds } from '../../api/listing-ids.decorator.js';
import { ShelfAnswer, toShelfAnswer } from '../../api/shelf.answer.js';
import { ArrangeShelfHandler } from './arrange-shelf.handler.js';

export class ShelfBody {
  @ApiProperty({ type: String, format: 'uuid', isArray: true, maxItems: 500, description: 'In the order shown' })
  @ListingIds()
  @ArrayMaxSize(500)
  readonly listingIds!: string[];
}

@ApiTags('shelf')
@Controller('v1/sessions/:sessionId/shelf')
export class ArrangeShelfController {
  constructor(private readonly handler: ArrangeShelfHandler) {}

  @Get()
  @Allow({ staff: ['host', 'shop'], operator: true })
  @ApiOkResponse({ type: ShelfAnswer })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<ShelfAnswer> {
    return toShelfAnswer(await this.handler.read(caller, sessionId));
  }

  @Put()
  @Allow({ staff: ['host'] })
  @ApiOkResponse({ type: ShelfAnswer, description: 'Exactly these listings, in this order' })
  @Refuses(400, 401, 403, 404, 409, 422)
  async arrange(
    @Caller() staff: Staff,
    @UuidParam('sessionId') sessionId: string,
    @Body() { listingIds }: ShelfBody,
  ): Promise<ShelfAnswer> {
    return toShelfAnswer(await this.handler.arrange(staff, sessionId, listingIds));
  }
}
