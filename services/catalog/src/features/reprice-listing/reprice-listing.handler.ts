import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { systemClock } from '@shopcast/kernel';
import { type Listing, reprice } from '../../domain/listing.js';
import { ListingRepository } from '../../persistence/listing.repository.js';

export interface RepriceListing {
  readonly listingId: string;
  readonly skuId: string;
  readonly listPriceMinor: number;
}

@Injectable()
export class RepriceListingHandler {
  constructor(private readonly listings: ListingRepository) {}

  handle(staff: Staff, { listingId, skuId, listPriceMinor }: RepriceListing): Promise<Listing> {
    return this.listings.change(scopeOf(staff), listingId, systemClock.now(), (listing) =>
      reprice(listing, skuId, listPriceMinor),
    );
  }
}
