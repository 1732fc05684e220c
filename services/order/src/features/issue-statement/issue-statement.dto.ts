import { ApiProperty } from '@nestjs/swagger';
import { IsISO4217CurrencyCode, IsUUID } from 'class-validator';
import { Instant } from '../../answers/instant.decorator.js';

export class IssueStatementBody {
  @ApiProperty({
    format: 'uuid',
    description: 'The brand; the account’s own id for what was sold before brands were agreed with orders',
  })
  @IsUUID()
  readonly brandId!: string;

  @ApiProperty({ example: 'CNY', description: 'ISO 4217' })
  @IsISO4217CurrencyCode()
  readonly currency!: string;

  @Instant('The period begins here; for all but the first statement where the one before ended', '2026-11-01T00:00:00Z')
  readonly periodStart!: string;

  @Instant('The period ends before this moment, which must be past', '2026-11-22T00:00:00Z')
  readonly periodEnd!: string;
}
