import type { SessionState } from './live-session.js';

/** Something in a room that all who were in it could see; `atMs` is session time, epoch ms. */
export type RoomChange = { readonly atMs: number } & (
  | { readonly kind: 'state'; readonly state: SessionState }
  | { readonly kind: 'shelf'; readonly listingIds: readonly string[] }
  | { readonly kind: 'pinned'; readonly listingId: string; readonly title: string }
  | { readonly kind: 'unpinned'; readonly listingId: string }
  | LivePriceChange
);

/** `endsAtMs` null: until the session ends. `priceMinor` null: from here on the list price holds. */
export interface LivePriceChange {
  readonly kind: 'price';
  readonly listingId: string;
  readonly skuId: string;
  readonly priceMinor: number | null;
  readonly endsAtMs: number | null;
}

/** What is told of a listing in no session in particular; `atMs` is wall time. */
export type ListingChange = { readonly atMs: number; readonly listingId: string } & (
  | { readonly kind: 'listed'; readonly title: string; readonly skus: readonly ListedSku[] }
  | { readonly kind: 'repriced'; readonly skuId: string; readonly listPriceMinor: number }
);

export interface ListedSku {
  readonly skuId: string;
  readonly title: string;
  readonly listPriceMinor: number;
}

/** A room and what was sold in it, in the order in which things happened. */
export interface RoomStory {
  readonly changes: readonly RoomChange[];
  readonly listings: readonly ListingChange[];
}
