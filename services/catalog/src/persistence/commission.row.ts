import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Commission } from '../domain/commission.js';
import { wholeNumber } from './whole-number.js';

/** One rate of a listing; rows are added and never changed, so they are its history. */
@Entity('listing_commissions')
export class CommissionRow {
  @PrimaryColumn('uuid', { name: 'listing_id' }) listingId!: string;
  @PrimaryColumn('bigint', { name: 'since_ms', transformer: wholeNumber }) sinceMs!: number;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('integer', { name: 'rate_basis_points', nullable: true }) rateBasisPoints!: number | null;
}

export const toCommission = ({ accountId: _account, ...commission }: CommissionRow): Commission => commission;
