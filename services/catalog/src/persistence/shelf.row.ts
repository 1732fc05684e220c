import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Shelf } from '../domain/shelf.js';

@Entity('shelves')
export class ShelfRow {
  @PrimaryColumn('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('uuid', { name: 'account_id' }) accountId!: string;
  @Column('uuid', { name: 'listing_ids', array: true }) listingIds!: string[];
  @Column('uuid', { name: 'pinned_listing_id', nullable: true }) pinnedListingId!: string | null;
}

export const toShelf = (row: ShelfRow): Shelf => ({ ...row });
