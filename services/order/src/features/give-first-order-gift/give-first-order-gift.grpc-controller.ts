import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { staffOf } from '../../callers/callers.js';
import type { FirstOrderGift } from '../../domain/promotions/first-order-gift.js';
import { EmptyIs } from '../../wire/proto3.decorators.js';
import { GiftBody } from './give-first-order-gift.dto.js';
import { GiveFirstOrderGiftHandler } from './give-first-order-gift.handler.js';

export class GiftRequest extends GiftBody {
  @EmptyIs(1) override readonly quantity!: number;
}

export class SetFirstOrderGiftRequest {
  @IsObject() @ValidateNested() @Type(() => GiftRequest) readonly gift!: GiftRequest;
}

@Controller()
export class GiveFirstOrderGiftGrpcController {
  constructor(private readonly handler: GiveFirstOrderGiftHandler) {}

  @GrpcMethod('PromotionService', 'SetFirstOrderGift')
  @Allow({ staff: ['orders', 'shop'] })
  async give(
    @Caller() caller: Principal,
    @Payload() { gift }: SetFirstOrderGiftRequest,
  ): Promise<{ gift: FirstOrderGift }> {
    return { gift: await this.handler.give(staffOf(caller), gift) };
  }

  @GrpcMethod('PromotionService', 'GetFirstOrderGift')
  @Allow({ staff: ['orders', 'shop'] })
  async show(@Caller() caller: Principal): Promise<{ gift: FirstOrderGift }> {
    return { gift: await this.handler.show(staffOf(caller)) };
  }

  @GrpcMethod('PromotionService', 'RemoveFirstOrderGift')
  @Allow({ staff: ['orders', 'shop'] })
  async stop(@Caller() caller: Principal): Promise<object> {
    await this.handler.stop(staffOf(caller));
    return {};
  }
}
