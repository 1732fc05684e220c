import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '@shopcast/http';
import type { Commission } from '../domain/commission.js';

export class CommissionAnswer {
  @ApiProperty({ format: 'uuid' }) readonly listingId!: string;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 0,
    maximum: 10_000,
    example: 1500,
    description: 'The account’s share in hundredths of a percent; null: the account’s default rate',
  })
  readonly rateBasisPoints!: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null: it was never set' })
  readonly since!: string | null;
}

export class CommissionPage extends pageOf(CommissionAnswer) {}

export const toCommissionAnswer = ({ listingId, rateBasisPoints, sinceMs }: Commission): CommissionAnswer => ({
  listingId,
  rateBasisPoints,
  since: sinceMs === null ? null : new Date(sinceMs).toISOString(),
});
