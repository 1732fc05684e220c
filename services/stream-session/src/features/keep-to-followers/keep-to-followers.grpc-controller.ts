import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsBoolean, IsUUID } from 'class-validator';
import { assistants } from '../../moderation/moderators.js';
import { KeepToFollowersHandler } from './keep-to-followers.handler.js';

export class GetFollowersOnlyRequest {
  @IsUUID() readonly sessionId!: string;
}

export class SetFollowersOnlyRequest extends GetFollowersOnlyRequest {
  @IsBoolean() readonly isOn!: boolean;
}

@Controller()
export class KeepToFollowersGrpcController {
  constructor(private readonly handler: KeepToFollowersHandler) {}

  @GrpcMethod('ModerationService', 'GetFollowersOnly')
  @Allow({ ...assistants, operator: true })
  async read(
    @Caller() caller: Principal,
    @Payload() { sessionId }: GetFollowersOnlyRequest,
  ): Promise<{ isOn: boolean }> {
    return { isOn: await this.handler.read(caller, sessionId.toLowerCase()) };
  }

  @GrpcMethod('ModerationService', 'SetFollowersOnly')
  @Allow({ ...assistants, operator: true })
  async set(
    @Caller() caller: Principal,
    @Payload() { sessionId, isOn }: SetFollowersOnlyRequest,
  ): Promise<{ isOn: boolean }> {
    return { isOn: await this.handler.set(caller, sessionId.toLowerCase(), isOn) };
  }
}
