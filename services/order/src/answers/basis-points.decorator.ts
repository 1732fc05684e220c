import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

/** A share in hundredths of a percent. */
export const BasisPoints = (example: number): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum: 0, maximum: 10_000, example, description: 'Hundredths of a percent' }),
    IsInt(),
    Min(0),
    Max(10_000),
  );
