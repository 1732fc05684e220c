import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';

export const MAX_SEGMENTS = 100;

const MAX_VERSION = 2 ** 31 - 1;

/** The version of the run of show that a change is meant for. */
export const RunOfShowVersion = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: 'integer', minimum: 0, maximum: MAX_VERSION, example: 0, description: 'As it was read' }),
    IsInt(),
    Min(0),
    Max(MAX_VERSION),
  );
