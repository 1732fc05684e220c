import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery } from '@shopcast/http';
import { IsIn, IsOptional } from 'class-validator';

export const airs = ['on', 'off'] as const;
export type Air = (typeof airs)[number];

export class ListDashboardSessionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: airs, description: 'Only those that are on air now, or only those that are not' })
  @IsOptional()
  @IsIn(airs)
  readonly air?: Air;
}
