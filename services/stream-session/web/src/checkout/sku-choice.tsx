import { useSpeech } from '@shopcast/page';
import { useLiveTexts } from '../language/use-live-texts.js';
import type { Availability, ShopSku } from '../shop/shop.js';
import './sku-choice.css';

interface SkuChoiceProps {
  readonly skus: readonly ShopSku[];
  readonly currency: string;
  readonly chosen: string;
  stateOf(skuId: string): Availability['state'] | undefined;
  onChoose(skuId: string): void;
}

/** The variants of a product. What is sold out can be looked at and not be bought. */
export function SkuChoice({ skus, currency, chosen, stateOf, onChoose }: SkuChoiceProps) {
  const { checkout } = useLiveTexts();
  const { numerals } = useSpeech();
  return (
    <fieldset className="sku-choice">
      <legend>{checkout.variant}</legend>
      {skus.map(({ skuId, title, priceMinor }) => (
        <label key={skuId} className="sku-choice__one" data-sold-out={stateOf(skuId) === 'sold_out' || undefined}>
          <input type="radio" name="sku" value={skuId} checked={skuId === chosen} onChange={() => onChoose(skuId)} />
          <span>{title}</span>
          <span className="sku-choice__price">
            {stateOf(skuId) === 'sold_out' ? checkout.soldOut : numerals.money(priceMinor, currency)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
