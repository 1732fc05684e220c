import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal, type Staff } from '@shopcast/access';
import { PageQuery, Refuses, UuidParam } from '@shopcast/http';
import { ListingAnswer, ListingPage, toListingAnswer } from '../../api/listing.answer.js';
import { ListingBody } from './list-products.dto.js';
import { ListProductsHandler } from './list-products.handler.js';

@ApiTags('listings')
@Controller('v1/listings')
export class ListProductsController {
  constructor(private readonly handler: ListProductsHandler) {}

  @Post()
  @Allow({ staff: ['shop'] })
  @ApiCreatedResponse({ type: ListingAnswer, description: 'A product is listed once; again answers the same listing' })
  @Refuses(400, 401, 403, 404)
  async list(@Caller() staff: Staff, @Body() { productId }: ListingBody): Promise<ListingAnswer> {
    return toListingAnswer(await this.handler.list(staff, productId));
  }

  @Get()
  @Allow({ staff: ['shop', 'host'], operator: true })
  @ApiOkResponse({ type: ListingPage, description: 'Newest first' })
  @Refuses(400, 401, 403)
  async browse(@Caller() caller: Principal, @Query() query: PageQuery): Promise<ListingPage> {
    const { items, nextCursor } = await this.handler.browse(caller, query);
    return { items: items.map(toListingAnswer), nextCursor };
  }

  @Get(':listingId')
  @Allow({ staff: ['shop', 'host'], operator: true })
  @ApiOkResponse({ type: ListingAnswer })
  @Refuses(400, 401, 403, 404)
  async read(@Caller() caller: Principal, @UuidParam('listingId') listingId: string): Promise<ListingAnswer> {
    return toListingAnswer(await this.handler.read(caller, listingId));
  }
}
