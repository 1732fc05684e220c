import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf, type Staff } from '@shopcast/access';
import type { Page, PageQuery } from '@shopcast/http';
import { newId, systemClock } from '@shopcast/kernel';
import { shopsOf } from '../../api/shops-of.js';
import { type Listing, listProduct } from '../../domain/listing.js';
import { ListingNotFound } from '../../domain/listing.errors.js';
import { ListingRepository } from '../../persistence/listing.repository.js';
import { ProductRepository } from '../../persistence/product.repository.js';

@Injectable()
export class ListProductsHandler {
  constructor(
    private readonly products: ProductRepository,
    private readonly listings: ListingRepository,
  ) {}

  async list(staff: Staff, productId: string): Promise<Listing> {
    const product = await this.products.find(scopeOf(staff), productId);
    return this.listings.add(listProduct(product, newId()), systemClock.now());
  }

  browse(caller: Principal, query: PageQuery): Promise<Page<Listing>> {
    return this.listings.page(scopeOf(caller), shopsOf(caller), query);
  }

  async read(caller: Principal, listingId: string): Promise<Listing> {
    const [listing] = await this.listings.findAll(scopeOf(caller), [listingId]);
    if (!listing) throw new ListingNotFound(listingId);
    return listing;
  }
}
