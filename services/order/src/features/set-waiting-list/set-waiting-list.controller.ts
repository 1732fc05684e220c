import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { staffOf } from '../../callers/callers.js';
import { WaitingListStore } from '../../persistence/waiting/waiting-list.store.js';
import { WaitingListAnswer, WaitingListBody } from './set-waiting-list.dto.js';

@ApiTags('waiting list')
@Controller('v1/listings/:listingId/waiting-list')
export class SetWaitingListController {
  constructor(private readonly lists: WaitingListStore) {}

  @Put()
  @Allow({ staff: ['orders', 'shop', 'host'] })
  @ApiOperation({ summary: 'Open or close the waiting list of a product' })
  @ApiParam({ name: 'listingId', format: 'uuid' })
  @ApiOkResponse({ type: WaitingListAnswer })
  @Refuses(400, 401, 403, 404)
  set(
    @Caller() caller: Principal,
    @UuidParam('listingId') listingId: string,
    @Body() { open, offerSeconds }: WaitingListBody,
  ): Promise<WaitingListAnswer> {
    return this.lists.save(staffOf(caller).accountId, listingId.toLowerCase(), { open, offerSeconds });
  }

  @Get()
  @Allow({ staff: ['orders', 'shop', 'host'] })
  @ApiOperation({ summary: 'The waiting list of a product: whether it is open, and how many wait' })
  @ApiParam({ name: 'listingId', format: 'uuid' })
  @ApiOkResponse({ type: WaitingListAnswer })
  @Refuses(400, 401, 403, 404)
  show(@Caller() caller: Principal, @UuidParam('listingId') listingId: string): Promise<WaitingListAnswer> {
    return this.lists.find(staffOf(caller).accountId, listingId.toLowerCase());
  }
}
