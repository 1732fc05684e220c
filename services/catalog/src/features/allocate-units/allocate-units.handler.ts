import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { newId, systemClock } from '@shopcast/kernel';
import { allocate, type Listing } from '../../domain/listing.js';
import { ListingRepository } from '../../persistence/listing.repository.js';

export interface AllocateUnits {
  readonly listingId: string;
  readonly skuId: string;
  readonly units: number;
}

@Injectable()
export class AllocateUnitsHandler {
  constructor(private readonly listings: ListingRepository) {}

  handle(staff: Staff, { listingId, skuId, units }: AllocateUnits): Promise<Listing> {
    const allocation = { allocationId: newId(), units };
    return this.listings.change(scopeOf(staff), listingId, systemClock.now(), (listing) =>
      allocate(listing, skuId, allocation),
    );
  }
}
