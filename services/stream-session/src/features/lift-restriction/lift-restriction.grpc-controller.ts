import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { toRestrictionMessage } from '../../api/restriction.message.js';
import { assistants } from '../../moderation/moderators.js';
import { LiftRestrictionHandler } from './lift-restriction.handler.js';

export class LiftRestrictionRequest {
  @IsUUID() readonly restrictionId!: string;
}

@Controller()
export class LiftRestrictionGrpcController {
  constructor(private readonly handler: LiftRestrictionHandler) {}

  @GrpcMethod('ModerationService', 'LiftRestriction')
  @Allow(assistants)
  async lift(
    @Caller() staff: Staff,
    @Payload() { restrictionId }: LiftRestrictionRequest,
  ): Promise<{ restriction: object }> {
    return { restriction: toRestrictionMessage(await this.handler.handle(staff, restrictionId)) };
  }
}
