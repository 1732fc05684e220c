import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { derivedId } from '@shopcast/kernel';
import { LimitPlaceIncomplete } from '../../domain/promotions/promotion.errors.js';
import type { LimitSpan, PurchaseLimit } from '../../domain/promotions/purchase-limit.js';
import { PurchaseLimitStore } from '../../persistence/promotions/purchase-limit.store.js';
import { untilItArrives } from '../../timing/until-it-arrives.js';

export interface LimitCommand {
  readonly listingId?: string | undefined;
  readonly skuId?: string | undefined;
  readonly span: LimitSpan;
  readonly units: number;
}

@Injectable()
export class LimitPurchasesHandler {
  constructor(private readonly limits: PurchaseLimitStore) {}

  /** @throws LimitPlaceIncomplete, ListingNotFound, NotForSale */
  async set({ accountId }: Staff, { span, units, ...place }: LimitCommand): Promise<PurchaseLimit> {
    const listingId = place.listingId?.toLowerCase() ?? null;
    const skuId = place.skuId?.toLowerCase() ?? null;
    if (skuId !== null && listingId === null) throw new LimitPlaceIncomplete(skuId);
    const limitId = derivedId('purchase limit', accountId, listingId ?? '', skuId ?? '', span);
    const limit = { limitId, accountId, listingId, skuId, span, units };
    await untilItArrives(() => this.limits.set(limit));
    return limit;
  }

  list(staff: Staff): Promise<readonly PurchaseLimit[]> {
    return this.limits.all(scopeOf(staff));
  }

  /** @throws PurchaseLimitNotFound */
  remove({ accountId }: Staff, limitId: string): Promise<void> {
    return this.limits.remove(accountId, limitId);
  }
}
