import { useSpeech } from '@shopcast/page';
import { useEffect, useState } from 'react';
import type { Ask } from '../api/ask.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import { isUnpaid, type Order } from './order.js';
import './my-orders.css';
import { OrderState } from './order-state.js';

interface MyOrdersProps {
  readonly ask: Ask;
  readonly sessionId: string;
}

/** What this viewer has ordered here, also before the page was loaded; what is unpaid can be paid. */
export function MyOrders({ ask, sessionId }: MyOrdersProps) {
  const { checkout } = useLiveTexts();
  const [orders, setOrders] = useState<readonly Order[] | null>(null);
  useEffect(() => {
    const reading = ask<{ items: Order[] }>(`/v1/orders?sessionId=${sessionId}&limit=50`);
    reading.then(({ items }) => setOrders(items)).catch(() => undefined);
  }, [ask, sessionId]);

  if (orders?.length === 0) return <p className="my-orders__none">{checkout.noOrders}</p>;
  return (
    <ol className="my-orders">
      {orders?.map((order) => (
        <li key={order.orderId}>
          {isUnpaid(order) ? <OrderState ask={ask} placed={order} /> : <PastOrder order={order} />}
        </li>
      ))}
    </ol>
  );
}

function PastOrder({ order }: { readonly order: Order }) {
  const { orderStates } = useLiveTexts();
  const { numerals } = useSpeech();
  return (
    <p className="my-orders__past" data-order-status={order.status}>
      <span>
        {numerals.day(order.placedAt)}
        <br />
        {orderStates[order.status]}
      </span>
      <strong>{numerals.money(order.totalMinor, order.currency)}</strong>
    </p>
  );
}
