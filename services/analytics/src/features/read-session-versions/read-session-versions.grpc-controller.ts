import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { measurers } from '../../api/measurers.js';
import { SessionRequest } from '../../api/session.request.js';
import { type VersionDays, versionDays } from '../../domain/session-versions.js';
import { ListVersionOrdersHandler } from './list-version-orders.handler.js';
import { ReadSessionVersionsHandler } from './read-session-versions.handler.js';
import {
  type SessionVersionsMessage,
  toSessionVersionsMessage,
  toVersionOrdersMessage,
  type VersionOrdersMessage,
} from './session-versions.message.js';
import { LAST_REVISION, MOST_REVISIONS } from './session-versions.query.js';

const DEFAULT_PAGE = 20;

/** What is not given arrives as 0 or an empty text. */
export class SessionVersionsRequest extends SessionRequest {
  @IsInt() @Min(0) @Max(MOST_REVISIONS) readonly revisions!: number;
}

export class VersionOrdersRequest extends SessionRequest {
  @IsIn(versionDays) readonly version!: VersionDays;
  @IsInt() @Min(0) @Max(LAST_REVISION) readonly revision!: number;
  @IsInt() @Min(0) @Max(100) readonly pageSize!: number;
  @IsString() @MaxLength(512) readonly pageToken!: string;
}

@Controller()
@Allow(measurers)
export class ReadSessionVersionsGrpcController {
  constructor(
    private readonly versions: ReadSessionVersionsHandler,
    private readonly orders: ListVersionOrdersHandler,
  ) {}

  @GrpcMethod('MetricService', 'GetSessionVersions')
  async list(
    @Caller() caller: Principal,
    @Payload() { sessionId, revisions }: SessionVersionsRequest,
  ): Promise<SessionVersionsMessage> {
    return toSessionVersionsMessage(await this.versions.handle(caller, sessionId, revisions || 1));
  }

  @GrpcMethod('MetricService', 'ListVersionOrders')
  async listOrders(
    @Caller() caller: Principal,
    @Payload() { sessionId, version, revision, pageSize, pageToken }: VersionOrdersRequest,
  ): Promise<VersionOrdersMessage> {
    const page = { limit: pageSize || DEFAULT_PAGE, cursor: pageToken || undefined };
    const wanted = { sessionId, version, revision: revision || undefined, ...page };
    return toVersionOrdersMessage(await this.orders.handle(caller, wanted));
  }
}
