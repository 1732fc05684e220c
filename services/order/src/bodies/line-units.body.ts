import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsInt,
  IsObject,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Optional } from '../answers/optional.decorator.js';
import type { LineUnits } from '../domain/fulfilment/fulfilment.js';

const MAX_LINES = 20;
const MAX_QUANTITY = 999;

export class LineUnitsBody implements LineUnits {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly listingId!: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly skuId!: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MAX_QUANTITY, example: 1 })
  @IsInt()
  @Min(1)
  @Max(MAX_QUANTITY)
  readonly quantity!: number;
}

/** Which units of an order, or all that it can be about when absent. */
export const UnitsOrAll = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      type: LineUnitsBody,
      isArray: true,
      minItems: 1,
      maxItems: MAX_LINES,
      description: 'All that there are, when absent',
    }),
    Optional(),
    IsArray(),
    ArrayNotEmpty(),
    ArrayMaxSize(MAX_LINES),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(() => LineUnitsBody),
  );

/** The same in a gRPC message, where an empty list stands for all. */
export const UnitsMessage = (): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(MAX_LINES),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(() => LineUnitsBody),
  );

export const unitsInMessage = (lines: readonly LineUnits[]): readonly LineUnits[] | null =>
  unitsAsked(lines.length === 0 ? undefined : lines);

/** Ids are compared as text, and Postgres writes them in lower case. null: all. */
export const unitsAsked = (lines: readonly LineUnits[] | undefined): readonly LineUnits[] | null =>
  lines?.map(({ listingId, skuId, quantity }) => ({
    listingId: listingId.toLowerCase(),
    skuId: skuId.toLowerCase(),
    quantity,
  })) ?? null;

/** The parts that stand for these units in a request's digest. */
export const digestOfUnits = (lines: readonly LineUnits[] | null): string[] =>
  lines === null ? ['all'] : lines.flatMap(({ listingId, skuId, quantity }) => [listingId, skuId, String(quantity)]);
