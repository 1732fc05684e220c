import { useEffect, useState } from 'react';
import type { Ask } from '../api/ask.js';
import { isUnpaid, type Order } from './order.js';

const FIRST_LOOK_MS = 400;
const LONGEST_LOOK_MS = 3_000;

/** An order as it changes, looked at ever more seldom until it is paid or gone. */
export function useOrder(ask: Ask, placed: Order, haste: number): Order {
  const [order, setOrder] = useState(placed);

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout>;
    const look = (waitMs: number): void => {
      timer = setTimeout(() => {
        ask<Order>(`/v1/orders/${placed.orderId}`)
          .then((seen) => {
            if (!isCurrent) return;
            setOrder(seen);
            if (isUnpaid(seen)) look(Math.min(LONGEST_LOOK_MS, waitMs * 1.5));
          })
          .catch(() => isCurrent && look(LONGEST_LOOK_MS));
      }, waitMs);
    };
    if (isUnpaid(placed)) look(FIRST_LOOK_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, placed, haste]);

  return order;
}
