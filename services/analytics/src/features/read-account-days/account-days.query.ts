import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ValidateBy, ValidateIf } from 'class-validator';

const DAY = /^20\d\d-\d\d-\d\d$/;

/** A day of this century as YYYY-MM-DD. */
export const IsDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isDay(value),
      defaultMessage: () => '$property must be a day, as in 2026-11-23',
    },
  });

const OptionalDay = (description: string, example: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, format: 'date', pattern: DAY.source, example, description }),
    ValidateIf((_query, value) => value !== undefined),
    IsDay(),
  );

/** The parser alone would take 30 February for 2 March, or refuse it, as it likes. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export class AccountDaysQuery {
  @OptionalDay('The first day; 29 days before the last one when it is left away', '2026-11-01') readonly from?: string;
  @OptionalDay('The last day; today when it is left away', '2026-11-30') readonly to?: string;
}
