import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsISO8601, Matches } from 'class-validator';

const WITH_TIME_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** A moment as ISO 8601 with a time zone, exact to the millisecond. */
export const Instant = (description: string, example: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, format: 'date-time', example, description }),
    IsISO8601({ strict: true, strictSeparator: true }),
    Matches(WITH_TIME_ZONE, {
      message: '$property must be a date and time with a time zone, as in 2026-12-01T00:00:00Z',
    }),
  );
