import { useLiveTexts } from '../language/use-live-texts.js';
import { refusalText } from '../language/refusal-text.js';
import type { ShopSku } from '../shop/shop.js';
import { Bill } from './bill.js';
import { ChosenHead } from './chosen-head.js';
import { fitting } from './coupon.js';
import type { Basket } from './order.js';
import type { ProductSheetProps } from './product-sheet.js';
import { Quantity } from './quantity.js';
import { SkuChoice } from './sku-choice.js';
import { type SkuAndQuantity, useChoice } from './use-choice.js';
import type { Till } from './use-purchase.js';
import { useQuote } from './use-quote.js';

type ChoosingProps = ProductSheetProps & { readonly till: Till };

/** Which variant, how many, with which coupons, and what that comes to. */
export function Choosing(props: ChoosingProps) {
  const { ask, item, currency, changes } = props;
  const { checkout } = useLiveTexts();
  const choice = useChoice(ask, item, changes);
  const { sku, left, quantity, most, stateOf } = choice;
  if (sku === undefined) return null;

  return (
    <>
      <ChosenHead item={item} sku={sku} currency={currency} left={left} />
      {item.skus.length > 1 && (
        <SkuChoice skus={item.skus} currency={currency} chosen={sku.skuId} stateOf={stateOf} onChoose={choice.choose} />
      )}
      <div className="product-sheet__row">
        <span>{checkout.quantity}</span>
        <Quantity value={quantity} most={most} onChange={choice.setQuantity} />
      </div>
      <Buying {...props} basket={basketOf(props, sku, choice)} />
    </>
  );
}

/** With all coupons that fit: nobody has to think of them. */
function basketOf({ sessionId, item, wallet }: ChoosingProps, sku: ShopSku, { quantity }: SkuAndQuantity): Basket {
  const { listingId } = item;
  const coupons = fitting(wallet.coupons, { listingId, subtotalMinor: sku.priceMinor * quantity });
  return {
    sessionId,
    lines: [{ listingId, skuId: sku.skuId, quantity }],
    couponIds: coupons.map(({ couponId }) => couponId),
  };
}

/** What the basket comes to, and the button that takes it to the till. */
function Buying({ ask, basket, changes, isOpen, till }: ChoosingProps & { readonly basket: Basket }) {
  const { checkout, refusals } = useLiveTexts();
  const { purchase } = till;
  const refused = purchase.step === 'choosing' ? purchase.refusal : null;
  const { quote, refusal } = useQuote(ask, isOpen ? basket : null, `${changes} ${refused ?? ''}`);
  const problem = refusal ?? refused;
  const isPlacing = purchase.step === 'placing';

  return (
    <>
      {quote && <Bill quote={quote} />}
      <p className="product-sheet__problem" role="alert">
        {problem === null ? '' : refusalText(refusals, problem)}
      </p>
      <button
        type="button"
        className="wide-button"
        disabled={quote === null || !isOpen || isPlacing}
        onClick={() => quote && till.place(basket, quote)}
      >
        {!isOpen ? checkout.closed : isPlacing ? checkout.placing : checkout.buy}
      </button>
    </>
  );
}
