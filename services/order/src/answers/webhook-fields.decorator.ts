import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, ApiProperty } from '@nestjs/swagger';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsIn,
  IsISO8601,
  IsRFC3339,
  IsString,
  Matches,
  MaxLength,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { orderFactTypes } from '../domain/webhooks/order-facts.js';
import { Optional } from './optional.decorator.js';

const LONGEST_URL = 2_048;
/** Up to 200 characters, without control characters and halves of characters. */
const DESCRIPTION = /^[^\p{Cc}\p{Cs}]{0,200}$/u;

export const WebhookUrl = ({ required = true } = {}): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      required,
      format: 'uri',
      maxLength: LONGEST_URL,
      example: 'https://erp.example.com/shopcast',
      description: 'A public https address. Redirects are not followed',
    }),
    IsString(),
    MaxLength(LONGEST_URL),
  );

export const WebhookDescription = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ example: 'ERP, production', maxLength: 200 }),
    Optional(),
    Matches(DESCRIPTION, { message: '$property must be up to 200 printable characters' }),
  );

export const WebhookTypes = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      enum: orderFactTypes,
      isArray: true,
      nullable: true,
      uniqueItems: true,
      minItems: 1,
      example: ['order.paid.v1', 'order.refunded.v1'],
      description: 'What is sent; null: every fact about orders, also kinds that are yet to come',
    }),
    ValidateIf((_body, value) => value !== undefined && value !== null),
    ArrayNotEmpty(),
    ArrayUnique(),
    IsIn(orderFactTypes, { each: true }),
  );

/** The same on the wire of gRPC, where an empty list stands for all of them. */
export const WebhookTypesMessage = (): PropertyDecorator =>
  applyDecorators(ArrayUnique(), IsIn(orderFactTypes, { each: true }));

/** A moment as ISO 8601 with date, time and time zone. */
export const Moment = (description: string, { required = true } = {}): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, format: 'date-time', example: '2026-11-23T12:30:00Z', description, required }),
    // The first knows which days there are, the second asks for the time and its zone.
    IsISO8601({ strict: true }),
    IsRFC3339(),
    ValidateBy({
      name: 'isMoment',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
        defaultMessage: () => '$property must be a date and time with a time zone, as in 2026-11-23T12:30:00Z',
      },
    }),
  );
