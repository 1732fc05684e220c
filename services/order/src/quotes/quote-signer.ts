import { hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createSigner, createVerifier } from 'fast-jwt';
import type { Quote } from '../domain/quotes/quote.js';
import { QuoteInvalid } from '../domain/quotes/quote.errors.js';
import { OrderConfig } from '../order.config.js';

/** What the token says; its validity is the order desk's to judge, so that a retry of an order outlives it. */
interface Claims {
  readonly quote: Quote;
}

/**
 * Makes quotes into tokens that nobody else can make, so that none has to be stored. The key is derived from the master
 * secret for this purpose alone: no other token passes for a quote.
 */
@Injectable()
export class QuoteSigner {
  private readonly sign: (claims: Claims) => string;
  private readonly verify: (token: string) => Claims;

  constructor(config: OrderConfig) {
    const key = Buffer.from(hkdfSync('sha256', config.SHOPCAST_SECRET, '', 'shopcast/quote/v1', 32));
    this.sign = createSigner({ key, algorithm: 'HS256', noTimestamp: true }) as (claims: Claims) => string;
    this.verify = createVerifier({ key, algorithms: ['HS256'] }) as (token: string) => Claims;
  }

  seal(quote: Quote): string {
    return this.sign({ quote });
  }

  /** @throws QuoteInvalid */
  open(token: string): Quote {
    try {
      return this.verify(token).quote;
    } catch {
      throw new QuoteInvalid();
    }
  }
}
