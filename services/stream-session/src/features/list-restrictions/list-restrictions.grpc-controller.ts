import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Staff } from '@shopcast/access';
import { IsIn, IsUUID } from 'class-validator';
import { Given, ViewerId } from '../../api/fields.decorator.js';
import { nextTokenOf, pageIn, PageRequest } from '../../api/page.request.js';
import { kindOf, toRestrictionMessage, wireKinds } from '../../api/restriction.message.js';
import { assistants } from '../../moderation/moderators.js';
import { ListRestrictionsHandler } from './list-restrictions.handler.js';

const states = {
  RESTRICTION_STATE_UNSPECIFIED: undefined,
  RESTRICTION_STATE_STANDING: 'standing',
  RESTRICTION_STATE_OVER: 'over',
} as const;

export class ListRestrictionsRequest extends PageRequest {
  @Given() @ViewerId() readonly viewerId!: string;
  @Given() @IsUUID() readonly sessionId!: string;
  @IsIn(['RESTRICTION_KIND_UNSPECIFIED', ...Object.values(wireKinds)]) readonly kind!: string;
  @IsIn(Object.keys(states)) readonly state!: keyof typeof states;
}

@Controller()
export class ListRestrictionsGrpcController {
  constructor(private readonly handler: ListRestrictionsHandler) {}

  @GrpcMethod('ModerationService', 'ListRestrictions')
  @Allow(assistants)
  async list(@Caller() staff: Staff, @Payload() request: ListRestrictionsRequest): Promise<object> {
    const { viewerId, sessionId, kind, state } = request;
    const page = await this.handler.handle(staff, {
      ...pageIn(request),
      viewerId: viewerId || undefined,
      sessionId: sessionId || undefined,
      kind: kindOf(kind),
      state: states[state],
    });
    return { restrictions: page.items.map(toRestrictionMessage), nextPageToken: nextTokenOf(page) };
  }
}
