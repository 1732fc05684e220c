import { useEffect, useState } from 'react';
import type { Ask } from '../api/ask.js';
import { Problem } from '../api/problem.js';
import type { Basket, Quote } from './order.js';

export interface QuoteOffer {
  readonly quote: Quote | null;
  /** The stable name of the refusal when it cannot be had like this. */
  readonly refusal: string | null;
}

const TYPING_MS = 150;
const none: QuoteOffer = { quote: null, refusal: null };

/**
 * What this basket costs, asked again whenever it or the shop changes and before the quote runs out.
 * @param round grows when terms must be asked for anew
 */
export function useQuote(ask: Ask, basket: Basket | null, round: string): QuoteOffer {
  const [offer, setOffer] = useState(none);
  const wanted = JSON.stringify(basket);

  useEffect(() => {
    if (wanted === 'null') return setOffer(none);
    let isCurrent = true;
    let timer = setTimeout(read, TYPING_MS);
    function read(): void {
      ask<Quote>('/v1/quotes', { method: 'POST', body: JSON.parse(wanted) })
        .then((quote) => isCurrent && show(quote))
        .catch((error: Problem) => isCurrent && setOffer({ quote: null, refusal: error.code }));
    }
    function show(quote: Quote): void {
      setOffer({ quote, refusal: null });
      timer = setTimeout(read, Math.max(5_000, Date.parse(quote.expiresAt) - Date.now() - 5_000));
    }
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, wanted, round]);

  return offer;
}
