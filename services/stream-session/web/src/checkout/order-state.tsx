import { useSpeech } from '@shopcast/page';
import { elapsed } from '@shopcast/page/numerals';
import { useEffect, useState } from 'react';
import type { Ask } from '../api/ask.js';
import { useNow } from '../clock/use-now.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import { isUnpaid, type Order } from './order.js';
import './order-state.css';
import { useOrder } from './use-order.js';

interface OrderStateProps {
  readonly ask: Ask;
  readonly placed: Order;
  /** Told when nothing more is expected of the buyer. */
  onOver?(isOver: boolean): void;
}

/** Where an order is; while it is unpaid, the place to pay for it. */
export function OrderState({ ask, placed, onOver }: OrderStateProps) {
  const { checkout, orderStates } = useLiveTexts();
  const { numerals } = useSpeech();
  const [taps, setTaps] = useState(0);
  const order = useOrder(ask, placed, taps);
  const isOver = !isUnpaid(order);
  useEffect(() => onOver?.(isOver), [isOver, onOver]);
  const pay = () => {
    const path = `/v1/test-payments/${order.payment.paymentId}/confirmation`;
    void ask(path, { method: 'POST', body: {} }).catch(() => undefined);
    setTaps((count) => count + 1);
  };

  return (
    <div className="order-state" data-order-status={order.status}>
      <p className="order-state__words" role="status">
        <OrderSign status={order.status} />
        {taps > 0 && !isOver ? checkout.paying : orderStates[order.status]}
      </p>
      <p className="order-state__amount">{numerals.money(order.totalMinor, order.currency)}</p>
      {!isOver && <TimeLeft until={order.expiresAt} />}
      {!isOver && order.payment.provider === 'test' && (
        <button type="button" className="wide-button" disabled={taps > 0} onClick={pay}>
          {checkout.payTest}
        </button>
      )}
      {!isOver && order.payment.provider !== 'test' && order.payment.payUrl !== null && (
        <a className="wide-button wide-button--link" href={order.payment.payUrl}>
          {checkout.pay}
        </a>
      )}
    </div>
  );
}

function OrderSign({ status }: { readonly status: Order['status'] }) {
  const isGood = status === 'paid' || status === 'deposit_paid';
  return (
    <svg className="order-state__sign" viewBox="0 0 24 24" aria-hidden="true" data-good={isGood || undefined}>
      <circle cx="12" cy="12" r="10" />
      {isGood ? <path d="m7.5 12.5 3 3 6-6.5" /> : <path d="M12 7v5.5l3 2" />}
    </svg>
  );
}

function TimeLeft({ until }: { readonly until: string }) {
  const { checkout } = useLiveTexts();
  const leftMs = Date.parse(until) - useNow(1_000);
  return <p className="order-state__left">{checkout.heldFor(elapsed(Math.max(0, leftMs / 1000)))}</p>;
}
