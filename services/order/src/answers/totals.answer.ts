import { ApiProperty } from '@nestjs/swagger';
import type { Totals } from '../domain/settlement/totals.js';

const minor = (example: number, description: string) => ({ type: 'integer', example, description }) as const;

/** sales − refunds = commission + platform fee + payable. */
export class TotalsAnswer implements Totals {
  @ApiProperty(minor(29_700, 'Paid by buyers, minor units')) readonly salesMinor!: number;
  @ApiProperty(minor(9_900, 'Given back to buyers')) readonly refundsMinor!: number;
  @ApiProperty(minor(2_970, 'The account’s share')) readonly commissionMinor!: number;
  @ApiProperty(minor(396, 'The platform’s share')) readonly platformFeeMinor!: number;
  @ApiProperty(minor(16_434, 'Owed to the brand')) readonly payableMinor!: number;
}
