import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal, scopeOf } from '@shopcast/access';
import { TimestampMessage, toDate } from '@shopcast/grpc';
import { Type } from 'class-transformer';
import { IsDefined, IsUUID, ValidateIf, ValidateNested } from 'class-validator';
import { EndpointRequest } from '../../answers/grpc.requests.js';
import { ReplayWebhooksHandler } from './replay-webhooks.handler.js';

/** A time that is not given arrives as null. */
export class ReplayMessagesMessage extends EndpointRequest {
  @IsDefined() @ValidateNested() @Type(() => TimestampMessage) readonly from!: TimestampMessage;

  @ValidateIf((_request, value) => value !== null)
  @ValidateNested()
  @Type(() => TimestampMessage)
  readonly to!: TimestampMessage | null;
}

export class ReplayMessageMessage extends EndpointRequest {
  @IsUUID() readonly messageId!: string;
}

@Controller()
export class ReplayWebhooksGrpcController {
  constructor(private readonly handler: ReplayWebhooksHandler) {}

  @GrpcMethod('WebhookService', 'ReplayMessages')
  @Allow({ staff: ['orders'] })
  async replay(
    @Caller() caller: Principal,
    @Payload() { endpointId, from, to }: ReplayMessagesMessage,
  ): Promise<{ queued: number }> {
    const range = { from: toDate(from), to: to === null ? new Date() : toDate(to) };
    return { queued: await this.handler.range(scopeOf(caller), endpointId, range) };
  }

  @GrpcMethod('WebhookService', 'ReplayMessage')
  @Allow({ staff: ['orders'] })
  async replayOne(
    @Caller() caller: Principal,
    @Payload() { endpointId, messageId }: ReplayMessageMessage,
  ): Promise<object> {
    await this.handler.one(scopeOf(caller), endpointId, messageId);
    return {};
  }
}
