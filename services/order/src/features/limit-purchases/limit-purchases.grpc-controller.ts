import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsUUID } from 'class-validator';
import { toPurchaseLimitAnswer } from '../../answers/purchase-limit.answer.js';
import { staffOf } from '../../callers/callers.js';
import type { LimitSpan } from '../../domain/promotions/purchase-limit.js';
import { limitMessage } from '../../wire/promotion.messages.js';
import { EmptyIsAbsent, EnumIsWord } from '../../wire/proto3.decorators.js';
import { PurchaseLimitBody } from './limit-purchases.dto.js';
import { LimitPurchasesHandler } from './limit-purchases.handler.js';

export class SetPurchaseLimitRequest extends PurchaseLimitBody {
  @EmptyIsAbsent() override readonly listingId?: string;
  @EmptyIsAbsent() override readonly skuId?: string;
  @EnumIsWord('LIMIT_SPAN_', 'ever') override readonly span!: LimitSpan;
}

export class RemovePurchaseLimitRequest {
  @IsUUID() readonly limitId!: string;
}

@Controller()
export class LimitPurchasesGrpcController {
  constructor(private readonly handler: LimitPurchasesHandler) {}

  @GrpcMethod('PromotionService', 'SetPurchaseLimit')
  @Allow({ staff: ['orders', 'shop'] })
  async set(@Caller() caller: Principal, @Payload() request: SetPurchaseLimitRequest): Promise<{ limit: object }> {
    return { limit: limitMessage(toPurchaseLimitAnswer(await this.handler.set(staffOf(caller), request))) };
  }

  @GrpcMethod('PromotionService', 'ListPurchaseLimits')
  @Allow({ staff: ['orders', 'shop'] })
  async list(@Caller() caller: Principal): Promise<{ limits: object[] }> {
    const limits = await this.handler.list(staffOf(caller));
    return { limits: limits.map((limit) => limitMessage(toPurchaseLimitAnswer(limit))) };
  }

  @GrpcMethod('PromotionService', 'RemovePurchaseLimit')
  @Allow({ staff: ['orders', 'shop'] })
  async remove(@Caller() caller: Principal, @Payload() { limitId }: RemovePurchaseLimitRequest): Promise<object> {
    await this.handler.remove(staffOf(caller), limitId);
    return {};
  }
}
