import { ApiProperty } from '@nestjs/swagger';
import { pageOf } from '@shopcast/http';
import type { ListingTotals, Statement, StatementLine } from '../domain/settlement/statement.js';
import { TotalsAnswer } from './totals.answer.js';

const moment = { type: String, format: 'date-time' } as const;
const uuid = { type: String, format: 'uuid' } as const;

export class StatementAnswer {
  @ApiProperty(uuid) readonly statementId!: string;
  @ApiProperty(uuid) readonly accountId!: string;
  @ApiProperty(uuid) readonly brandId!: string;
  @ApiProperty({ example: 'CNY', description: 'ISO 4217' }) readonly currency!: string;
  @ApiProperty({ type: 'integer', example: 1, description: 'Of account, brand and currency' }) readonly number!: number;
  @ApiProperty(moment) readonly periodStart!: string;
  @ApiProperty(moment) readonly periodEnd!: string;
  @ApiProperty(moment) readonly issuedAt!: string;
  @ApiProperty({ type: 'integer', example: 3 }) readonly lineCount!: number;
  @ApiProperty({ type: TotalsAnswer }) readonly totals!: TotalsAnswer;
  @ApiProperty({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the CSV file' }) readonly csvSha256!: string;
}

export class StatementPage extends pageOf(StatementAnswer) {}

export class StatementLineAnswer {
  @ApiProperty({ type: 'integer', example: 1 }) readonly lineNo!: number;
  @ApiProperty(moment) readonly occurredAt!: string;
  @ApiProperty({ description: 'From before the period: it came too late for the statement of its own' })
  readonly late!: boolean;
  @ApiProperty({ enum: ['sale', 'refund'] }) readonly cause!: StatementLine['cause'];
  @ApiProperty(uuid) readonly orderId!: string;
  @ApiProperty({ ...uuid, nullable: true }) readonly refundId!: string | null;
  @ApiProperty({ type: 'integer', example: 1, description: 'The line of the order' }) readonly orderLine!: number;
  @ApiProperty(uuid) readonly listingId!: string;
  @ApiProperty(uuid) readonly skuId!: string;
  @ApiProperty({ type: 'integer', example: 2, description: 'Units sold; 0 for refunds' }) readonly quantity!: number;
  @ApiProperty({ type: 'integer', example: 1500 }) readonly commissionBasisPoints!: number;
  @ApiProperty({ type: 'integer', example: 200 }) readonly platformFeeBasisPoints!: number;
  @ApiProperty({ type: 'integer', example: 19_800, description: 'Negative for refunds' }) readonly amountMinor!: number;
  @ApiProperty({ type: 'integer', example: 2_970 }) readonly commissionMinor!: number;
  @ApiProperty({ type: 'integer', example: 396 }) readonly platformFeeMinor!: number;
  @ApiProperty({ type: 'integer', example: 16_434 }) readonly payableMinor!: number;
}

export class StatementLinePage extends pageOf(StatementLineAnswer) {}

export class ListingTotalsAnswer {
  @ApiProperty(uuid) readonly listingId!: string;
  @ApiProperty({ type: 'integer', example: 3 }) readonly unitsSold!: number;
  @ApiProperty({ type: TotalsAnswer }) readonly totals!: TotalsAnswer;
}

export class ListingTotalsPage extends pageOf(ListingTotalsAnswer) {}

export const toStatementAnswer = ({ period, issuedAtMs, ...statement }: Statement): StatementAnswer => ({
  ...statement,
  periodStart: new Date(period.startMs).toISOString(),
  periodEnd: new Date(period.endMs).toISOString(),
  issuedAt: new Date(issuedAtMs).toISOString(),
});

export const toLineAnswer = ({ occurredAtMs, currency: _same, ...line }: StatementLine): StatementLineAnswer => ({
  ...line,
  occurredAt: new Date(occurredAtMs).toISOString(),
});

export const toListingTotalsAnswer = (listing: ListingTotals): ListingTotalsAnswer => listing;
