import { Injectable } from '@nestjs/common';
import { scopeOf, type Viewer } from '@shopcast/access';
import type { Surface } from '@shopcast/contracts';
import { FactLog } from '@shopcast/event-log';
import { accepted, type AcceptedAnswer } from '../../api/accepted.answer.js';
import { Admission } from '../../api/admission.js';
import { seeProducts } from '../../domain/visitor.js';
import { ListingDirectory } from '../../persistence/listing-directory.js';

export interface ProductsSeen {
  readonly id: string;
  readonly listingIds: readonly string[];
  readonly surface: Surface;
}

@Injectable()
export class SeeProductsHandler {
  constructor(
    private readonly admission: Admission,
    private readonly listings: ListingDirectory,
    private readonly log: FactLog,
  ) {}

  async handle(viewer: Viewer, sessionId: string, { id, listingIds, surface }: ProductsSeen): Promise<AcceptedAnswer> {
    const visitor = await this.admission.admit(viewer, sessionId);
    const shown = await this.listings.requireListings(scopeOf(viewer), listingIds);
    await this.log.append(seeProducts(visitor, id, { listingIds: shown.map((listing) => listing.listingId), surface }));
    return accepted(id, visitor);
  }
}
