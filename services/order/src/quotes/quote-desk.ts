import { Injectable } from '@nestjs/common';
import type { Agreement } from '../domain/agree-on-terms.js';
import { type Basket, type Quote, quoteOf } from '../domain/quotes/quote.js';
import { OrderConfig } from '../order.config.js';
import { QuoteSigner } from './quote-signer.js';

/** A quote as its viewer gets it. */
export interface OfferedQuote {
  readonly quote: Quote;
  readonly agreement: Agreement;
  /** To be sent along with the order. */
  readonly token: string;
}

/** Gives quotes out and takes them back. */
@Injectable()
export class QuoteDesk {
  constructor(
    private readonly signer: QuoteSigner,
    private readonly config: OrderConfig,
  ) {}

  offer(basket: Basket, agreement: Agreement): OfferedQuote {
    const quote = quoteOf(basket, agreement, Date.now() + this.config.ORDER_QUOTE_SECONDS * 1000);
    return { quote, agreement, token: this.signer.seal(quote) };
  }

  /** @throws QuoteInvalid */
  open(token: string): Quote {
    return this.signer.open(token);
  }
}
