import { useSpeech } from '@shopcast/page';
import './price.css';
import type { ShopSku } from './shop.js';

interface PriceProps {
  readonly sku: ShopSku;
  readonly currency: string;
  /** Other variants cost more. */
  readonly isFrom?: boolean;
}

/** What it costs now; the list price stands struck out beside a live price. */
export function Price({ sku, currency, isFrom = false }: PriceProps) {
  const { numerals } = useSpeech();
  return (
    <span className="price" data-live={sku.live !== null || undefined} data-price-minor={sku.priceMinor}>
      <span className="price__now">
        {numerals.money(sku.priceMinor, currency)}
        {isFrom && <span aria-hidden="true">+</span>}
      </span>
      {sku.priceMinor < sku.listPriceMinor && (
        <s className="price__list">{numerals.money(sku.listPriceMinor, currency)}</s>
      )}
    </span>
  );
}
