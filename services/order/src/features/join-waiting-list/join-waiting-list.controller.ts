import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Refuses, UuidParam } from '@shopcast/http';
import { toWaitingEntryAnswer, WaitingEntryAnswer } from '../../answers/waiting.answer.js';
import { viewerOf } from '../../callers/callers.js';
import { WaitingListStore } from '../../persistence/waiting/waiting-list.store.js';
import { WaitingRepository } from '../../persistence/waiting/waiting.repository.js';
import { JoinWaitingListBody, WaitingEntriesAnswer } from './join-waiting-list.dto.js';
import { JoinWaitingListHandler } from './join-waiting-list.handler.js';

@ApiTags('waiting list')
@Controller('v1/sessions/:sessionId/waiting-list')
export class JoinWaitingListController {
  constructor(
    private readonly handler: JoinWaitingListHandler,
    private readonly waiting: WaitingRepository,
    private readonly lists: WaitingListStore,
  ) {}

  @Post()
  @Allow({ viewer: true })
  @ApiOperation({ summary: 'Wait for what is sold out: one place for each variant, however often it is asked' })
  @ApiParam({ name: 'sessionId', format: 'uuid' })
  @ApiCreatedResponse({ type: WaitingEntryAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async join(
    @Caller() caller: Principal,
    @UuidParam('sessionId') sessionId: string,
    @Body() wish: JoinWaitingListBody,
  ): Promise<WaitingEntryAnswer> {
    return toWaitingEntryAnswer(await this.handler.handle({ viewer: viewerOf(caller), sessionId, wish }));
  }

  @Get()
  @Allow({ viewer: true })
  @ApiOperation({ summary: 'The viewer’s own places and offers in a session, the newest first' })
  @ApiParam({ name: 'sessionId', format: 'uuid' })
  @ApiOkResponse({ type: WaitingEntriesAnswer })
  @Refuses(400, 401, 403, 404)
  async list(@Caller() caller: Principal, @UuidParam('sessionId') sessionId: string): Promise<WaitingEntriesAnswer> {
    const { accountId, viewerId } = viewerOf(caller);
    const entries = await this.lists.entriesOf(accountId, sessionId.toLowerCase(), viewerId);
    return { items: entries.map(toWaitingEntryAnswer) };
  }

  @Delete(':entryId')
  @Allow({ viewer: true })
  @ApiOperation({ summary: 'Give a place up, and the offer with it. Twice is no error' })
  @ApiParam({ name: 'sessionId', format: 'uuid' })
  @ApiParam({ name: 'entryId', format: 'uuid' })
  @ApiOkResponse({ type: WaitingEntryAnswer })
  @Refuses(400, 401, 403, 404, 409)
  async leave(
    @Caller() caller: Principal,
    @UuidParam('sessionId') _sessionId: string,
    @UuidParam('entryId') entryId: string,
  ): Promise<WaitingEntryAnswer> {
    const { accountId, viewerId } = viewerOf(caller);
    return toWaitingEntryAnswer(await this.waiting.leave(accountId, viewerId, entryId.toLowerCase()));
  }
}
