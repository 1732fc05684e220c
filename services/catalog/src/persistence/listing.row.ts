import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ListedSku, Listing } from '../domain/listing.js';
import { wholeNumber } from './whole-number.js';

@Entity('listings')
export class ListingRow {
  @PrimaryColumn('uuid', { name: 'listing_id' }) listingId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column({ type: 'bigint', insert: false, update: false, transformer: wholeNumber }) seq!: number;
  @Column('uuid', { name: 'brand_id' }) brandId!: string;
  @Column('uuid', { name: 'product_id' }) productId!: string;
  @Column('text') title!: string;
  @Column('text') currency!: string;
  @Column('jsonb') skus!: ListedSku[];
}

export const toListing = ({ seq: _seq, ...listing }: ListingRow): Listing => listing;
