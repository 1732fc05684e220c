import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

/** As much as one variant may cost: sums of a few stay exact numbers. */
const MAX_MINOR = 100_000_000_000;

/** An amount in minor units. @param least 1 unless given */
export const MinorAmount = (field: {
  readonly example: number;
  readonly description: string;
  readonly required?: boolean;
  readonly least?: number;
}): PropertyDecorator => {
  const { least = 1, ...shown } = field;
  const description = `${field.description}, minor units`;
  return applyDecorators(
    ApiProperty({ ...shown, type: 'integer', minimum: least, maximum: MAX_MINOR, description }),
    IsInt(),
    Min(least),
    Max(MAX_MINOR),
  );
};
