import { useSpeech } from '@shopcast/page';
import { useEffect } from 'react';
import { useLiveTexts } from '../language/use-live-texts.js';
import { Price } from './price.js';
import { ProductPicture } from './product-picture.js';
import './shelf-list.css';
import { cheapest, hasSeveralPrices, type Shop, type ShopItem } from './shop.js';
import type { ShopFacts } from './use-shop-facts.js';

interface ShelfListProps {
  readonly shop: Shop;
  readonly pinnedId: string | null;
  readonly facts: ShopFacts;
  onOpen(listingId: string): void;
}

/** Everything that is sold in this session; what the host explains now stands first. */
export function ShelfList({ shop, pinnedId, facts, onOpen }: ShelfListProps) {
  const { shelf } = useLiveTexts();
  const { numerals } = useSpeech();
  const { items } = shop;
  useEffect(() => {
    facts.saw(
      items.map(({ listingId }) => listingId),
      'shelf',
    );
  }, [facts, items]);

  if (items.length === 0) return <p className="shelf-list__empty">{shelf.empty}</p>;
  const inOrder = [...items].sort((a, b) => Number(b.listingId === pinnedId) - Number(a.listingId === pinnedId));
  return (
    <ol className="shelf-list">
      {inOrder.map((item) => (
        <li key={item.listingId}>
          <button type="button" className="shelf-list__item" onClick={() => onOpen(item.listingId)}>
            <ProductPicture id={item.listingId} title={item.title} />
            <span className="shelf-list__words">
              <span className="shelf-list__title">{item.title}</span>
              <span className="shelf-list__brand">
                {item.brand.name}
                {item.skus.length > 1 && ` · ${shelf.variants(numerals.count(item.skus.length))}`}
              </span>
              <ItemPrice item={item} currency={shop.currency} />
            </span>
            {item.listingId === pinnedId && <span className="shelf-list__pin">{shelf.explained}</span>}
          </button>
        </li>
      ))}
    </ol>
  );
}

function ItemPrice({ item, currency }: { readonly item: ShopItem; readonly currency: string }) {
  const sku = cheapest(item);
  return sku && <Price sku={sku} currency={currency} isFrom={hasSeveralPrices(item)} />;
}
