import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import { IsUUID } from 'class-validator';
import { LineUnitsBody } from '../../bodies/line-units.body.js';
import { viewerOf } from '../../callers/callers.js';
import type { WaitingEntry } from '../../domain/waiting/waiting.js';
import { WaitingListStore } from '../../persistence/waiting/waiting-list.store.js';
import { WaitingRepository } from '../../persistence/waiting/waiting.repository.js';
import { JoinWaitingListHandler } from './join-waiting-list.handler.js';

export class JoinWaitingListRequest extends LineUnitsBody {
  @IsUUID() readonly sessionId!: string;
}

export class ListWaitingEntriesRequest {
  @IsUUID() readonly sessionId!: string;
}

export class LeaveWaitingListRequest {
  @IsUUID() readonly entryId!: string;
}

@Controller()
export class JoinWaitingListGrpcController {
  constructor(
    private readonly handler: JoinWaitingListHandler,
    private readonly waiting: WaitingRepository,
    private readonly lists: WaitingListStore,
  ) {}

  @GrpcMethod('WaitingListService', 'JoinWaitingList')
  @Allow({ viewer: true })
  async join(
    @Caller() caller: Principal,
    @Payload() { sessionId, ...wish }: JoinWaitingListRequest,
  ): Promise<{ entry: object }> {
    return { entry: toEntryMessage(await this.handler.handle({ viewer: viewerOf(caller), sessionId, wish })) };
  }

  @GrpcMethod('WaitingListService', 'ListWaitingEntries')
  @Allow({ viewer: true })
  async list(
    @Caller() caller: Principal,
    @Payload() { sessionId }: ListWaitingEntriesRequest,
  ): Promise<{ entries: object[] }> {
    const { accountId, viewerId } = viewerOf(caller);
    const entries = await this.lists.entriesOf(accountId, sessionId.toLowerCase(), viewerId);
    return { entries: entries.map(toEntryMessage) };
  }

  @GrpcMethod('WaitingListService', 'LeaveWaitingList')
  @Allow({ viewer: true })
  async leave(
    @Caller() caller: Principal,
    @Payload() { entryId }: LeaveWaitingListRequest,
  ): Promise<{ entry: object }> {
    const { accountId, viewerId } = viewerOf(caller);
    return { entry: toEntryMessage(await this.waiting.leave(accountId, viewerId, entryId.toLowerCase())) };
  }
}

const toEntryMessage = (entry: WaitingEntry): object => ({
  entryId: entry.entryId,
  sessionId: entry.sessionId,
  listingId: entry.listingId,
  skuId: entry.skuId,
  quantity: entry.quantity,
  state: `WAITING_STATE_${entry.state.toUpperCase()}`,
  joinedAt: toTimestamp(entry.joinedAtMs),
  offerExpiresAt: toOptionalTimestamp(entry.state === 'offered' ? entry.expiresAtMs : null),
  orderId: entry.state === 'accepted' ? entry.orderId : '',
});
