import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsBoolean, IsInt, IsUUID, Max, Min } from 'class-validator';
import { staffOf } from '../../callers/callers.js';
import { LONGEST_OFFER_SECONDS, USUAL_OFFER_SECONDS } from '../../domain/waiting/waiting.js';
import { type WaitingList, WaitingListStore } from '../../persistence/waiting/waiting-list.store.js';

export class SetWaitingListRequest {
  @IsUUID() readonly listingId!: string;
  @IsBoolean() readonly open!: boolean;
  /** 0: the usual time. */
  @IsInt() @Min(0) @Max(LONGEST_OFFER_SECONDS) readonly offerSeconds!: number;
}

export class GetWaitingListRequest {
  @IsUUID() readonly listingId!: string;
}

@Controller()
export class SetWaitingListGrpcController {
  constructor(private readonly lists: WaitingListStore) {}

  @GrpcMethod('WaitingListService', 'SetWaitingList')
  @Allow({ staff: ['orders', 'shop', 'host'] })
  async set(
    @Caller() caller: Principal,
    @Payload() { listingId, open, offerSeconds }: SetWaitingListRequest,
  ): Promise<{ list: WaitingList }> {
    const settings = { open, offerSeconds: offerSeconds || USUAL_OFFER_SECONDS };
    return { list: await this.lists.save(staffOf(caller).accountId, listingId.toLowerCase(), settings) };
  }

  @GrpcMethod('WaitingListService', 'GetWaitingList')
  @Allow({ staff: ['orders', 'shop', 'host'] })
  async get(
    @Caller() caller: Principal,
    @Payload() { listingId }: GetWaitingListRequest,
  ): Promise<{ list: WaitingList }> {
    return { list: await this.lists.find(staffOf(caller).accountId, listingId.toLowerCase()) };
  }
}
