import { ApiProperty } from '@nestjs/swagger';
import type { Terms } from '../domain/order.js';
import { balanceMinorOf } from '../domain/pre-sale/pre-sale.js';

/** An order in two payments. */
export class PreSaleTermsAnswer {
  @ApiProperty({ type: 'integer', minimum: 1, example: 990, description: 'Due at placing' })
  readonly depositMinor!: number;
  @ApiProperty({ type: 'integer', minimum: 1, example: 8910, description: 'Due in the window' })
  readonly balanceMinor!: number;
  @ApiProperty({ format: 'date-time', description: 'Wall time' }) readonly balanceFrom!: string;
  @ApiProperty({ format: 'date-time', description: 'Without the balance the deposit is forfeited then' })
  readonly balanceUntil!: string;
}

export const toPreSaleTermsAnswer = (terms: Pick<Terms, 'totalMinor' | 'preSale'>): PreSaleTermsAnswer | null =>
  terms.preSale
    ? {
        depositMinor: terms.preSale.depositMinor,
        balanceMinor: balanceMinorOf(terms),
        balanceFrom: new Date(terms.preSale.balanceFromMs).toISOString(),
        balanceUntil: new Date(terms.preSale.balanceUntilMs).toISOString(),
      }
    : null;
