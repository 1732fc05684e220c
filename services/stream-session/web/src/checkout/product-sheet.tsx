import { useState } from 'react';
import type { Ask } from '../api/ask.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import { Sheet } from '../sheet/sheet.js';
import type { ShopItem } from '../shop/shop.js';
import { Choosing } from './choosing.js';
import type { Order } from './order.js';
import { OrderState } from './order-state.js';
import './product-sheet.css';
import type { Wallet } from './use-coupons.js';
import { usePurchase } from './use-purchase.js';

export interface ProductSheetProps {
  readonly ask: Ask;
  readonly sessionId: string;
  readonly item: ShopItem;
  readonly currency: string;
  readonly wallet: Wallet;
  /** Grows with every change of shelf or price. */
  readonly changes: number;
  /** Orders are taken while the session is on. */
  readonly isOpen: boolean;
  onClose(): void;
}

/** A product, from looking at it to having paid for it. */
export function ProductSheet(props: ProductSheetProps) {
  const { ask, item, wallet, onClose } = props;
  const { checkout } = useLiveTexts();
  const till = usePurchase(ask);
  const { purchase } = till;
  const close = () => {
    wallet.refresh();
    onClose();
  };

  return (
    <Sheet title={purchase.step === 'ordered' ? checkout.order : item.title} onClose={close}>
      {purchase.step === 'ordered' ? (
        <Ordered ask={ask} order={purchase.order} onAgain={till.startOver} onClose={close} />
      ) : (
        <Choosing {...props} till={till} />
      )}
    </Sheet>
  );
}

interface OrderedProps {
  readonly ask: Ask;
  readonly order: Order;
  onAgain(): void;
  onClose(): void;
}

function Ordered({ ask, order, onAgain, onClose }: OrderedProps) {
  const { checkout } = useLiveTexts();
  const [isOver, setIsOver] = useState(false);
  return (
    <>
      <OrderState ask={ask} placed={order} onOver={setIsOver} />
      <button type="button" className={isOver ? 'wide-button' : 'quiet-button'} onClick={isOver ? onAgain : onClose}>
        {isOver ? checkout.again : checkout.backToRoom}
      </button>
    </>
  );
}
