import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@shopcast/database';
import { In } from 'typeorm';
import { ListingNotFound, SkuNotFound } from '../domain/listing.errors.js';
import { ListingRow } from './listing.row.js';

/** About 20 MB; the oldest are forgotten and read again when asked for. */
const MAX_LISTINGS = 50_000;

const NONE: ReadonlyMap<string, KnownListing> = new Map();

/** Ids in their canonical spelling, whatever the client wrote. */
export interface KnownListing {
  readonly listingId: string;
  readonly skuIds: ReadonlySet<string>;
}

export interface ListedPlace {
  readonly listingId: string;
  readonly skuId: string;
}

/**
 * Which listings are in which account's shop, asked with every product that a viewer sees or clicks. A listing stays
 * for ever in the shop it was made for, with the same variants: what was read once never grows stale.
 */
@Injectable()
export class ListingDirectory {
  private readonly known = new Map<string, KnownListing>();

  constructor(private readonly database: Database) {}

  /** @throws ListingNotFound naming all that are not in the shop */
  async requireListings(scope: Scope, listingIds: readonly string[]): Promise<readonly KnownListing[]> {
    const asked = listingIds.map((listingId) => listingId.toLowerCase());
    const unread = asked.filter((listingId) => !this.known.has(keyOf(scope, listingId)));
    const read = unread.length > 0 ? await this.read(scope, unread) : NONE;

    const listings = asked.map((listingId) => this.known.get(keyOf(scope, listingId)) ?? read.get(listingId));
    const missing = asked.filter((_listingId, place) => listings[place] === undefined);
    if (missing.length > 0) throw new ListingNotFound(...missing);
    return listings.filter((listing) => listing !== undefined);
  }

  /** @throws ListingNotFound */
  async requireListing(scope: Scope, listingId: string): Promise<KnownListing> {
    const [listing] = await this.requireListings(scope, [listingId]);
    if (!listing) throw new ListingNotFound(listingId);
    return listing;
  }

  /** @throws ListingNotFound or SkuNotFound */
  async requireSku(scope: Scope, listingId: string, skuId: string): Promise<ListedPlace> {
    const { skuIds, ...listing } = await this.requireListing(scope, listingId);
    const asked = skuId.toLowerCase();
    if (!skuIds.has(asked)) throw new SkuNotFound(listing.listingId, skuId);
    return { ...listing, skuId: asked };
  }

  private async read(scope: Scope, listingIds: readonly string[]): Promise<ReadonlyMap<string, KnownListing>> {
    const rows = await this.database.transaction(scope, (tx) =>
      tx.findBy(ListingRow, { listingId: In([...new Set(listingIds)]) }),
    );
    const found = rows.map(({ listingId, skus }) => ({
      listingId,
      skuIds: new Set(skus.map(({ skuId }) => skuId)),
    }));
    for (const listing of found) this.remember(keyOf(scope, listing.listingId), listing);
    return new Map(found.map((listing) => [listing.listingId, listing]));
  }

  private remember(key: string, listing: KnownListing): void {
    this.known.set(key, listing);
    const [oldest] = this.known.keys();
    if (oldest !== undefined && this.known.size > MAX_LISTINGS) this.known.delete(oldest);
  }
}

const keyOf = (scope: Scope, listingId: string): string => `${scope} ${listingId}`;
