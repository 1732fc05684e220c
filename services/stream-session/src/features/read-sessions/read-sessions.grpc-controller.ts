import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import type { Medium } from '@shopcast/contracts';
import { toOptionalTimestamp, toTimestamp } from '@shopcast/grpc';
import { IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { endOf, type Session, type SessionState, startOf } from '../../domain/session.js';
import { ReadSessionsHandler } from './read-sessions.handler.js';

const wireStates = {
  draft: 'SESSION_STATE_DRAFT',
  scheduled: 'SESSION_STATE_SCHEDULED',
  live: 'SESSION_STATE_LIVE',
  paused: 'SESSION_STATE_PAUSED',
  ended: 'SESSION_STATE_ENDED',
} as const satisfies Record<SessionState, string>;
const wireMediums = { video: 'MEDIUM_VIDEO', audio: 'MEDIUM_AUDIO' } as const satisfies Record<Medium, string>;
const ANY_STATE = 'SESSION_STATE_UNSPECIFIED';
const DEFAULT_PAGE = 20;

export class GetSessionRequest {
  @IsUUID() readonly sessionId!: string;
}

export class ListSessionsRequest {
  @IsIn([ANY_STATE, ...Object.values(wireStates)]) readonly state!: string;
  @IsInt() @Min(0) @Max(100) readonly pageSize!: number;
  @IsString() @MaxLength(512) readonly pageToken!: string;
}

/** `shopcast.session.v1.SessionService` */
@Controller()
export class ReadSessionsGrpcController {
  constructor(private readonly handler: ReadSessionsHandler) {}

  @GrpcMethod('SessionService', 'GetSession')
  @Allow({ operator: true, staff: 'any', viewer: true })
  async get(@Payload() { sessionId }: GetSessionRequest, @Caller() caller: Principal): Promise<object> {
    return { session: toWire(await this.handler.find(caller, sessionId)) };
  }

  @GrpcMethod('SessionService', 'ListSessions')
  @Allow({ operator: true, staff: 'any' })
  async list(@Payload() request: ListSessionsRequest, @Caller() caller: Principal): Promise<object> {
    const { items, nextCursor } = await this.handler.list(caller, {
      state: stateOf(request.state),
      limit: request.pageSize || DEFAULT_PAGE,
      cursor: request.pageToken || undefined,
    });
    return { sessions: items.map(toWire), nextPageToken: nextCursor ?? '' };
  }
}

const stateOf = (wire: string): SessionState | undefined =>
  (Object.keys(wireStates) as SessionState[]).find((state) => wireStates[state] === wire);

const toWire = (session: Session): object => ({
  sessionId: session.sessionId,
  accountId: session.accountId,
  title: session.title,
  medium: wireMediums[session.medium],
  state: wireStates[session.state],
  currency: session.currency,
  timeScale: session.timeScale,
  plannedStart: toOptionalTimestamp(session.plannedStartMs),
  plannedEnd: toOptionalTimestamp(session.plannedEndMs),
  startedAt: toOptionalTimestamp(startOf(session)),
  endedAt: toOptionalTimestamp(endOf(session)),
  createdAt: toTimestamp(session.createdAtMs),
});
