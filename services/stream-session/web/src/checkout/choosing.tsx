import { useState } from 'react';
import { useLiveTexts } from '../language/use-live-texts.js';
import { refusalText } from '../language/refusal-text.js';
import { Price } from '../shop/price.js';
import { ProductPicture } from '../shop/product-picture.js';
import { useAvailability } from '../shop/use-availability.js';
import { useSpeech } from '@shopcast/page';
import { Bill } from './bill.js';
import { fitting } from './coupon.js';
import type { Basket } from './order.js';
import type { ProductSheetProps } from './product-sheet.js';
import { Quantity } from './quantity.js';
import { SkuChoice } from './sku-choice.js';
import { useQuote } from './use-quote.js';
import type { Till } from './use-purchase.js';

const MOST = 99;

/** Which variant, how many, with which coupons, and what that comes to. */
export function Choosing({
  ask,
  sessionId,
  item,
  currency,
  wallet,
  changes,
  isOpen,
  till,
}: ProductSheetProps & { readonly till: Till }) {
  const { checkout, refusals } = useLiveTexts();
  const { numerals } = useSpeech();
  const stock = useAvailability(ask, item.listingId, changes);
  const stateOf = (skuId: string) => stock.find((one) => one.skuId === skuId)?.state;
  const [wanted, setWanted] = useState<string | null>(null);
  const [quantity, setQuantity] = useState(1);
  const firstToHave = item.skus.find(({ skuId }) => stateOf(skuId) !== 'sold_out') ?? item.skus[0];
  const sku = item.skus.find(({ skuId }) => skuId === wanted) ?? firstToHave;
  const left = stock.find(({ skuId }) => skuId === sku?.skuId)?.left ?? null;

  const basket = sku === undefined || !isOpen ? null : basketOf();
  const { purchase } = till;
  const round = `${changes} ${purchase.step === 'choosing' ? purchase.refusal : ''}`;
  const { quote, refusal } = useQuote(ask, basket, round);
  const problem = refusal ?? (purchase.step === 'choosing' ? purchase.refusal : null);
  if (sku === undefined) return null;

  function basketOf(): Basket {
    const { skuId = '', priceMinor = 0 } = sku ?? {};
    const coupons = fitting(wallet.coupons, { listingId: item.listingId, subtotalMinor: priceMinor * quantity });
    return {
      sessionId,
      lines: [{ listingId: item.listingId, skuId, quantity }],
      couponIds: coupons.map(({ couponId }) => couponId),
    };
  }

  return (
    <>
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
      {item.skus.length > 1 && (
        <SkuChoice skus={item.skus} currency={currency} chosen={sku.skuId} stateOf={stateOf} onChoose={setWanted} />
      )}
      <div className="product-sheet__row">
        <span>{checkout.quantity}</span>
        <Quantity value={quantity} most={left === null ? MOST : Math.max(1, left)} onChange={setQuantity} />
      </div>
      {quote && <Bill quote={quote} />}
      <p className="product-sheet__problem" role="alert">
        {problem === null ? '' : refusalText(refusals, problem)}
      </p>
      <button
        type="button"
        className="wide-button"
        disabled={quote === null || basket === null || purchase.step === 'placing'}
        onClick={() => basket && quote && till.place(basket, quote)}
      >
        {!isOpen ? checkout.closed : purchase.step === 'placing' ? checkout.placing : checkout.buy}
      </button>
    </>
  );
}
