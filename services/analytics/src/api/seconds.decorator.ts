import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

interface SecondsRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly example: number;
  readonly description: string;
}

/** A whole number of seconds, in a query or a message. */
export const Seconds = ({ minimum, maximum, ...words }: SecondsRange): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum, maximum, ...words }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? numberIn(value) : value)),
    IsInt(),
    Min(minimum),
    Max(maximum),
  );

/** Digits only: `Number` would also take nothing at all for 0, and `0x10` for 16. */
const numberIn = (text: string): number => (/^\d+$/.test(text) ? Number(text) : NaN);
