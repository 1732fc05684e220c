import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@shopcast/http';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { type VersionDays, versionDays } from '../../domain/session-versions.js';

export const MOST_REVISIONS = 20;
export const LAST_REVISION = 2_147_483_647;

export class SessionVersionsQuery {
  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1, maximum: MOST_REVISIONS, default: 1 },
    description: 'So many of the last revisions of each version',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_REVISIONS)
  readonly revisions: number = 1;
}

export class VersionOfSession {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly sessionId!: string;

  @ApiProperty({ enum: versionDays, example: 7, description: 'Days after the end of the session' })
  @Type(() => Number)
  @IsIn(versionDays)
  readonly version!: VersionDays;
}

export class VersionOrdersQuery extends PageQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'As that revision lists them; missing: the last one',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LAST_REVISION)
  readonly revision?: number;
}
