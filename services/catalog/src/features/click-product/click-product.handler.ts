import { Injectable } from '@nestjs/common';
import { scopeOf, type Viewer } from '@shopcast/access';
import type { Surface } from '@shopcast/contracts';
import { FactLog } from '@shopcast/event-log';
import { accepted, type AcceptedAnswer } from '../../api/accepted.answer.js';
import { Admission } from '../../api/admission.js';
import { clickProduct } from '../../domain/visitor.js';
import { ListingDirectory } from '../../persistence/listing-directory.js';

export interface ProductClick {
  readonly id: string;
  readonly listingId: string;
  readonly surface: Surface;
}

@Injectable()
export class ClickProductHandler {
  constructor(
    private readonly admission: Admission,
    private readonly listings: ListingDirectory,
    private readonly log: FactLog,
  ) {}

  async handle(viewer: Viewer, sessionId: string, { id, listingId, surface }: ProductClick): Promise<AcceptedAnswer> {
    const visitor = await this.admission.admit(viewer, sessionId);
    const clicked = await this.listings.requireListing(scopeOf(viewer), listingId);
    await this.log.append([clickProduct(visitor, id, { listingId: clicked.listingId, surface })]);
    return accepted(id, visitor);
  }
}
