import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Instant } from '../../answers/instant.decorator.js';
import type { PreSale } from '../../domain/pre-sale/pre-sale.js';

const DEPOSIT: ApiPropertyOptions = {
  type: 'integer',
  minimum: 1,
  maximum: 9_999,
  example: 1_000,
  description: 'The deposit as hundredths of a percent of the price, rounded down',
};
const FROM = [
  'From then on the balance can be paid, and the listing sells like any other; wall time',
  '2027-01-10T00:00:00Z',
] as const;
const UNTIL = ['Who has not paid the balance by then forfeits the deposit; wall time', '2027-01-12T00:00:00Z'] as const;

export class PreSaleBody {
  @ApiProperty(DEPOSIT) @IsInt() @Min(1) @Max(9_999) readonly depositBasisPoints!: number;
  @Instant(...FROM) readonly balanceFrom!: string;
  @Instant(...UNTIL) readonly balanceUntil!: string;
}

export class PreSaleAnswer {
  @ApiProperty(DEPOSIT) readonly depositBasisPoints!: number;
  @ApiProperty({ format: 'date-time' }) readonly balanceFrom!: string;
  @ApiProperty({ format: 'date-time' }) readonly balanceUntil!: string;
}

export const toPreSaleAnswer = ({ depositBasisPoints, balanceFromMs, balanceUntilMs }: PreSale): PreSaleAnswer => ({
  depositBasisPoints,
  balanceFrom: new Date(balanceFromMs).toISOString(),
  balanceUntil: new Date(balanceUntilMs).toISOString(),
});

export const toPreSale = ({ depositBasisPoints, balanceFrom, balanceUntil }: PreSaleBody): PreSale => ({
  depositBasisPoints,
  balanceFromMs: Date.parse(balanceFrom),
  balanceUntilMs: Date.parse(balanceUntil),
});
