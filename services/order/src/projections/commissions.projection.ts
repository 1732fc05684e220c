import {
  type CommissionSet,
  commissionSet,
  type ListingListed,
  listingListed,
  type RecordedEvent,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, Handles } from '@shopcast/event-log';
import { rememberBrand, rememberCommission } from '../persistence/settlement/sale-terms.js';

/**
 * Whose product a listing sells, and what the account keeps of it. Reads the listings again, although the offers know
 * their brand: those that were listed before brands were remembered have to be told here.
 */
@Consumer('order.commissions')
export class CommissionsProjection {
  @Handles(listingListed)
  async list({ data }: RecordedEvent<ListingListed>, tx: Transaction): Promise<void> {
    await rememberBrand(tx, data);
  }

  @Handles(commissionSet)
  async set({ data }: RecordedEvent<CommissionSet>, tx: Transaction): Promise<void> {
    await rememberCommission(tx, data);
  }
}
