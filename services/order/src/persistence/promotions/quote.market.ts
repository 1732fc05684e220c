import { Injectable } from '@nestjs/common';
import { Database, forAccount } from '@shopcast/database';
import { type Agreement, agreeOnTerms } from '../../domain/agree-on-terms.js';
import type { Wish } from '../../domain/placement.js';
import { PromotionBook } from '../../domain/promotions/promotion-book.js';
import { promotionNeeds } from '../../domain/promotions/promotion-needs.js';
import { orRefused, type Refusal } from '../../domain/refusal.js';
import { goodsOf } from '../market.js';
import { retried } from '../retried.js';
import { readAllocationsOf } from '../stock-ledger.js';
import { readPromotions } from './promotion-ledger.js';

export type QuoteOutcome = { readonly kind: 'agreed'; readonly agreement: Agreement } | Refusal;

/** Says what orders would cost, without locking or changing anything: every wish of a batch sees the same market. */
@Injectable()
export class QuoteMarket {
  constructor(private readonly database: Database) {}

  /** One outcome per wish, in the same order. */
  quote(accountId: string, wishes: readonly Wish[]): Promise<readonly QuoteOutcome[]> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const goods = await goodsOf(tx, accountId, wishes, readAllocationsOf);
        const promotions = await readPromotions(tx, accountId, promotionNeeds(goods, wishes));
        const now = { ...goods, promotions: new PromotionBook(promotions) };
        return wishes.map((wish) => orRefused(() => ({ kind: 'agreed' as const, agreement: agreeOnTerms(now, wish) })));
      }),
    );
  }
}
