import { useEffect } from 'react';
import { useLiveTexts } from '../language/use-live-texts.js';
import './pinned-card.css';
import { Price } from './price.js';
import { ProductPicture } from './product-picture.js';
import { cheapest, hasSeveralPrices, type ShopItem } from './shop.js';
import type { ShopFacts } from './use-shop-facts.js';

interface PinnedCardProps {
  readonly item: ShopItem;
  readonly currency: string;
  readonly facts: ShopFacts;
  onOpen(): void;
}

/** What the host explains now, one tap away from being bought. */
export function PinnedCard({ item, currency, facts, onOpen }: PinnedCardProps) {
  const { shelf } = useLiveTexts();
  const { listingId } = item;
  const sku = cheapest(item);
  useEffect(() => facts.saw([listingId], 'pinned'), [facts, listingId]);

  return (
    <button type="button" className="pinned-card" data-listing={listingId} onClick={onOpen}>
      <ProductPicture id={listingId} title={item.title} />
      <span className="pinned-card__words">
        <span className="pinned-card__now">{shelf.explained}</span>
        <span className="pinned-card__title">{item.title}</span>
        {sku && <Price sku={sku} currency={currency} isFrom={hasSeveralPrices(item)} />}
      </span>
      <span className="pinned-card__buy" aria-hidden="true">
        {shelf.buy}
      </span>
    </button>
  );
}
