import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { assistants } from '../../moderation/moderators.js';
import { LONGEST_SLOW_SECONDS } from './set-slow-mode.controller.js';
import { SetSlowModeHandler } from './set-slow-mode.handler.js';

export class GetSlowModeRequest {
  @IsUUID() readonly sessionId!: string;
}

export class SetSlowModeRequest extends GetSlowModeRequest {
  @IsInt() @Min(0) @Max(LONGEST_SLOW_SECONDS) readonly seconds!: number;
}

@Controller()
export class SetSlowModeGrpcController {
  constructor(private readonly handler: SetSlowModeHandler) {}

  @GrpcMethod('ModerationService', 'GetSlowMode')
  @Allow({ ...assistants, operator: true })
  async read(@Caller() caller: Principal, @Payload() { sessionId }: GetSlowModeRequest): Promise<{ seconds: number }> {
    return { seconds: await this.handler.read(caller, sessionId.toLowerCase()) };
  }

  @GrpcMethod('ModerationService', 'SetSlowMode')
  @Allow({ ...assistants, operator: true })
  async set(
    @Caller() caller: Principal,
    @Payload() { sessionId, seconds }: SetSlowModeRequest,
  ): Promise<{ seconds: number }> {
    return { seconds: await this.handler.set(caller, sessionId.toLowerCase(), seconds) };
  }
}
