import { uuid } from '@shopcast/room-client';
import { useCallback, useRef, useState } from 'react';
import type { Ask } from '../api/ask.js';
import { Problem } from '../api/problem.js';
import type { Basket, Order, Quote } from './order.js';

export type Purchase =
  | { readonly step: 'choosing'; readonly refusal: string | null }
  | { readonly step: 'placing' }
  | { readonly step: 'ordered'; readonly order: Order };

export interface Till {
  readonly purchase: Purchase;
  /** Places an order on the terms that were shown. Pressed again while it is not answered, it is still one order. */
  place(basket: Basket, quote: Quote): void;
  startOver(): void;
}

/** From what was chosen to an order that is placed. */
export function usePurchase(ask: Ask): Till {
  const [purchase, setPurchase] = useState<Purchase>({ step: 'choosing', refusal: null });
  /** One key for one wish: until somebody has answered, the same wish keeps it. */
  const wish = useRef<{ readonly terms: string; readonly key: string } | null>(null);

  const place = useCallback(
    (basket: Basket, { quote }: Quote) => {
      if (wish.current?.terms !== quote) wish.current = { terms: quote, key: uuid() };
      setPurchase({ step: 'placing' });
      ask<Order>('/v1/orders', { method: 'POST', key: wish.current.key, body: { ...basket, quote } })
        .then((order) => setPurchase({ step: 'ordered', order }))
        .catch((error: Problem) => setPurchase({ step: 'choosing', refusal: error.code }));
    },
    [ask],
  );

  const startOver = useCallback(() => {
    wish.current = null;
    setPurchase({ step: 'choosing', refusal: null });
  }, []);

  return { purchase, place, startOver };
}
