import { Injectable } from '@nestjs/common';
import { scopeOf, type Viewer } from '@shopcast/access';
import { FactLog } from '@shopcast/event-log';
import { accepted, type AcceptedAnswer } from '../../api/accepted.answer.js';
import { Admission } from '../../api/admission.js';
import { addToCart } from '../../domain/visitor.js';
import { ListingDirectory } from '../../persistence/listing-directory.js';

export interface CartAddition {
  readonly id: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly quantity: number;
}

@Injectable()
export class AddToCartHandler {
  constructor(
    private readonly admission: Admission,
    private readonly listings: ListingDirectory,
    private readonly log: FactLog,
  ) {}

  async handle(viewer: Viewer, sessionId: string, addition: CartAddition): Promise<AcceptedAnswer> {
    const { id, listingId, skuId, quantity } = addition;
    const visitor = await this.admission.admit(viewer, sessionId);
    const item = await this.listings.requireSku(scopeOf(viewer), listingId, skuId);
    await this.log.append([addToCart(visitor, id, { ...item, quantity })]);
    return accepted(id, visitor);
  }
}
