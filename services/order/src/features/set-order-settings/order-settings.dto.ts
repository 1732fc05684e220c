import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '../../answers/optional.decorator.js';
import {
  LONGEST_PAYMENT_TIMEOUT_SECONDS,
  LONGEST_RECEIPT_SECONDS,
  type OrderSettings,
} from '../../domain/order-settings.js';

const PAYMENT_TIMEOUT: ApiPropertyOptions = {
  type: 'integer',
  minimum: 1,
  maximum: LONGEST_PAYMENT_TIMEOUT_SECONDS,
  example: 300,
  description: 'How long units are held for an order that is not paid, in seconds of real time',
};
const RECEIVED_AFTER: ApiPropertyOptions = {
  type: 'integer',
  minimum: 1,
  maximum: LONGEST_RECEIPT_SECONDS,
  example: 864_000,
  description: 'After how many seconds a shipment counts as received when nobody says so',
};

const Seconds = (maximum: number): PropertyDecorator => applyDecorators(IsInt(), Min(1), Max(maximum));

/** What is absent is as the installation has it. */
export class OrderSettingsBody {
  @ApiProperty({ ...PAYMENT_TIMEOUT, required: false } as ApiPropertyOptions)
  @Optional()
  @Seconds(LONGEST_PAYMENT_TIMEOUT_SECONDS)
  readonly paymentTimeoutSeconds?: number;

  @ApiProperty({ ...RECEIVED_AFTER, required: false } as ApiPropertyOptions)
  @Optional()
  @Seconds(LONGEST_RECEIPT_SECONDS)
  readonly receivedAfterSeconds?: number;
}

export class OrderSettingsAnswer implements OrderSettings {
  @ApiProperty(PAYMENT_TIMEOUT) readonly paymentTimeoutSeconds!: number;
  @ApiProperty(RECEIVED_AFTER) readonly receivedAfterSeconds!: number;
}

export class SessionPaymentTimeout {
  @ApiProperty(PAYMENT_TIMEOUT)
  @Seconds(LONGEST_PAYMENT_TIMEOUT_SECONDS)
  readonly paymentTimeoutSeconds!: number;
}
