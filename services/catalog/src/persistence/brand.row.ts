import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Brand } from '../domain/brand.js';
import { wholeNumber } from './whole-number.js';

@Entity('brands')
export class BrandRow {
  @PrimaryColumn('uuid', { name: 'brand_id' }) brandId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column({ type: 'bigint', insert: false, update: false, transformer: wholeNumber }) seq!: number;
  @Column('text') name!: string;
}

export const toBrand = ({ seq: _seq, ...brand }: BrandRow): Brand => brand;
