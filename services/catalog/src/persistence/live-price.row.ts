import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LivePrice } from '../domain/live-price.js';
import { wholeNumber } from './whole-number.js';

@Entity('live_prices')
export class LivePriceRow {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId!: string;
  @PrimaryColumn('uuid', { name: 'listing_id' }) listingId!: string;
  @PrimaryColumn('uuid', { name: 'sku_id' }) skuId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('bigint', { name: 'price_minor', transformer: wholeNumber }) priceMinor!: number;
  @Column('bigint', { name: 'starts_at_ms', transformer: wholeNumber }) startsAtMs!: number;
  @Column('bigint', { name: 'ends_at_ms', nullable: true, transformer: wholeNumber }) endsAtMs!: number | null;
  @Column('bigint', { name: 'units_at_price', nullable: true, transformer: wholeNumber }) unitsAtPrice!: number | null;
  @Column('text', { name: 'request_key', nullable: true }) requestKey!: string | null;
}

export const toLivePrice = ({ accountId: _account, ...price }: LivePriceRow): LivePrice => price;
