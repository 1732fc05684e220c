import { useSpeech } from '@shopcast/page';
import { useLiveTexts } from '../language/use-live-texts.js';
import { Price } from '../shop/price.js';
import { ProductPicture } from '../shop/product-picture.js';
import type { ShopItem, ShopSku } from '../shop/shop.js';

interface ChosenHeadProps {
  readonly item: ShopItem;
  readonly sku: ShopSku;
  readonly currency: string;
  /** How many there are; null: enough. */
  readonly left: number | null;
}

/** What one is about to buy, what it costs, and whether one must hurry. */
export function ChosenHead({ item, sku, currency, left }: ChosenHeadProps) {
  const { checkout } = useLiveTexts();
  const { numerals } = useSpeech();
  return (
    <div className="product-sheet__head">
      <ProductPicture id={item.listingId} title={item.title} />
      <div>
        <p className="product-sheet__brand">{item.brand.name}</p>
        <p className="product-sheet__price">
          <Price sku={sku} currency={currency} />
        </p>
        <p className="product-sheet__stock" data-stock={left ?? 'enough'}>
          {left === null ? '' : left === 0 ? checkout.soldOut : checkout.left(numerals.count(left))}
        </p>
      </div>
    </div>
  );
}
