import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { Allow, Caller, type Principal } from '@shopcast/access';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { staffOf } from '../../callers/callers.js';
import {
  LONGEST_PAYMENT_TIMEOUT_SECONDS,
  LONGEST_RECEIPT_SECONDS,
  type OrderSettings,
} from '../../domain/order-settings.js';
import { OrderSettingsStore } from '../../persistence/order-settings.store.js';

/** 0: as the installation has it. */
export class SetOrderSettingsRequest {
  @IsInt() @Min(0) @Max(LONGEST_PAYMENT_TIMEOUT_SECONDS) readonly paymentTimeoutSeconds!: number;
  @IsInt() @Min(0) @Max(LONGEST_RECEIPT_SECONDS) readonly receivedAfterSeconds!: number;
}

/** 0: as the account has it. */
export class SetSessionPaymentTimeoutRequest {
  @IsUUID() readonly sessionId!: string;
  @IsInt() @Min(0) @Max(LONGEST_PAYMENT_TIMEOUT_SECONDS) readonly paymentTimeoutSeconds!: number;
}

const given = (seconds: number): number | null => (seconds === 0 ? null : seconds);

@Controller()
export class OrderSettingsGrpcController {
  constructor(private readonly settings: OrderSettingsStore) {}

  @GrpcMethod('OrderSettingsService', 'GetOrderSettings')
  @Allow({ staff: ['orders', 'shop', 'host'] })
  async get(@Caller() caller: Principal): Promise<{ settings: OrderSettings }> {
    return { settings: await this.settings.of(staffOf(caller).accountId) };
  }

  @GrpcMethod('OrderSettingsService', 'SetOrderSettings')
  @Allow({ staff: ['orders', 'shop'] })
  async set(
    @Caller() caller: Principal,
    @Payload() { paymentTimeoutSeconds, receivedAfterSeconds }: SetOrderSettingsRequest,
  ): Promise<{ settings: OrderSettings }> {
    const wanted = {
      paymentTimeoutSeconds: given(paymentTimeoutSeconds),
      receivedAfterSeconds: given(receivedAfterSeconds),
    };
    return { settings: await this.settings.save(staffOf(caller).accountId, wanted) };
  }

  @GrpcMethod('OrderSettingsService', 'SetSessionPaymentTimeout')
  @Allow({ staff: ['orders', 'shop', 'host'] })
  async setForSession(
    @Caller() caller: Principal,
    @Payload() { sessionId, paymentTimeoutSeconds }: SetSessionPaymentTimeoutRequest,
  ): Promise<object> {
    const { accountId } = staffOf(caller);
    await this.settings.saveForSession(accountId, sessionId.toLowerCase(), given(paymentTimeoutSeconds));
    return { paymentTimeoutSeconds };
  }
}
