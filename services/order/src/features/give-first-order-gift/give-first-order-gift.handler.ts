import { Injectable } from '@nestjs/common';
import type { Staff } from '@shopcast/access';
import type { FirstOrderGift } from '../../domain/promotions/first-order-gift.js';
import { GiftStore } from '../../persistence/promotions/gift.store.js';
import { untilItArrives } from '../../timing/until-it-arrives.js';

@Injectable()
export class GiveFirstOrderGiftHandler {
  constructor(private readonly gifts: GiftStore) {}

  /** @throws NotForSale */
  async give({ accountId }: Staff, { listingId, skuId, quantity }: FirstOrderGift): Promise<FirstOrderGift> {
    const gift = { listingId: listingId.toLowerCase(), skuId: skuId.toLowerCase(), quantity };
    await untilItArrives(() => this.gifts.set(accountId, gift));
    return gift;
  }

  /** @throws GiftNotFound */
  show({ accountId }: Staff): Promise<FirstOrderGift> {
    return this.gifts.find(accountId);
  }

  stop({ accountId }: Staff): Promise<void> {
    return this.gifts.remove(accountId);
  }
}
