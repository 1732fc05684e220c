import { Injectable } from '@nestjs/common';
import type { Viewer } from '@shopcast/access';
import { type Basket, wishOf } from '../../baskets/wish.js';
import { Lanes } from '../../batching/lanes.js';
import type { Wish } from '../../domain/placement.js';
import { QuoteMarket, type QuoteOutcome } from '../../persistence/promotions/quote.market.js';
import { type OfferedQuote, QuoteDesk } from '../../quotes/quote-desk.js';
import { untilItArrives } from '../../timing/until-it-arrives.js';

@Injectable()
export class QuoteOrderHandler {
  private readonly lanes: Lanes<Wish, QuoteOutcome>;

  constructor(
    market: QuoteMarket,
    private readonly quotes: QuoteDesk,
  ) {
    // When the host says a price, everybody asks at once.
    this.lanes = new Lanes((accountId, wishes) => market.quote(accountId, wishes));
  }

  handle(viewer: Viewer, basket: Basket): Promise<OfferedQuote> {
    const wish = wishOf(viewer, basket);
    return untilItArrives(async () => {
      const outcome = await this.lanes.ask(wish.accountId, { ...wish, quote: null, placedAtMs: Date.now() });
      if (outcome.kind === 'refused') throw outcome.refusal;
      return this.quotes.offer(wish, outcome.agreement);
    });
  }
}
