import type { ReactNode } from 'react';
import type { Ask } from '../../api/ask.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import { ProductPicture } from '../../shop/product-picture.js';
import type { ShopItem } from '../../shop/shop.js';
import type { SessionState } from '../sessions/session.js';
import { SkuPrice } from './sku-price.js';

interface ShelfRowProps {
  readonly ask: Ask;
  readonly sessionId: string;
  readonly item: ShopItem;
  readonly currency: string;
  readonly isPinned: boolean;
  readonly state: SessionState;
  onPin(listingId: string | null): void;
  readonly children: ReactNode;
}

/** A listing on the shelf, with its hand grips. */
export function ShelfRow({ ask, sessionId, item, currency, isPinned, state, onPin, children }: ShelfRowProps) {
  const { shelf } = useHostTexts();
  const { listingId, title, brand, skus } = item;
  // Live prices are for the time in which the session is on; afterwards the shelf is as it was.
  const isLive = state === 'live' || state === 'paused';
  const isOver = state === 'ended';
  return (
    <li className="shelf-row" data-listing={listingId} data-pinned={isPinned || undefined}>
      <div className="shelf-row__head">
        <ProductPicture id={listingId} title={title} />
        <div className="shelf-row__words">
          <strong>{title}</strong>
          <span>{brand.name}</span>
        </div>
        {!isOver && (
          <>
            <button
              type="button"
              className="small-button"
              aria-pressed={isPinned}
              aria-label={`${isPinned ? shelf.pinned : shelf.pin}: ${title}`}
              onClick={() => onPin(isPinned ? null : listingId)}
            >
              {isPinned ? shelf.pinned : shelf.pin}
            </button>
            {children}
          </>
        )}
      </div>
      <ul className="shelf-row__skus">
        {skus.map((sku) => (
          <li key={sku.skuId}>
            <SkuPrice ask={ask} where={{ sessionId, listingId }} sku={sku} currency={currency} isLive={isLive} />
          </li>
        ))}
      </ul>
    </li>
  );
}
