import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

export class CompareSessionsQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 20, description: 'So many last sessions' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly last: number = 20;

  @ApiPropertyOptional({ format: 'uuid', description: 'A session of the same account to stand beside it' })
  @IsOptional()
  @IsUUID()
  readonly with?: string;
}
