import type { ExplainingWindow } from './explaining-windows.js';
import { type ProductChange, type ProductCount, productCounts } from './product-changes.js';

/** What metrics of a product are made of; the same quantities as of a session, of this product alone. */
export type ProductQuantities = Readonly<
  Record<
    | 'product_exposures'
    | 'product_exposure_uv'
    | 'product_clicks'
    | 'product_click_uv'
    | 'cart_uv'
    | 'orders_placed'
    | 'orders'
    | 'buyers'
    | 'click_buyers'
    | 'units'
    | 'gmv',
    number
  >
>;

type Window = Pick<ExplainingWindow, 'fromMs' | 'toMs'>;

/** Later than {@link NEVER}, earlier than anything. */
const always: Window = { fromMs: Number.MIN_SAFE_INTEGER, toMs: null };

/** What is added up of one product in one window, or in the whole session. */
export class ProductSums {
  private readonly all = noAmounts();
  private readonly distinct = noAmounts();

  constructor(private readonly window: Window = always) {}

  add({ what, atMs, sinceMs, beforeMs, amount }: ProductChange): void {
    const { fromMs, toMs } = this.window;
    if (sinceMs < fromMs || (toMs !== null && atMs >= toMs)) return;
    this.all[what] += amount;
    if (beforeMs < fromMs) this.distinct[what] += amount;
  }

  get quantities(): ProductQuantities {
    const { all, distinct } = this;
    return {
      product_exposures: all.exposed,
      product_exposure_uv: distinct.exposed,
      product_clicks: all.clicked,
      product_click_uv: distinct.clicked,
      cart_uv: distinct.carted,
      orders_placed: all.placed,
      orders: all.bought,
      buyers: distinct.bought,
      click_buyers: distinct.clicked_and_bought,
      units: all.units,
      gmv: all.gmv,
    };
  }
}

function noAmounts(): Record<ProductCount, number> {
  return Object.fromEntries(productCounts.map((count) => [count, 0])) as Record<ProductCount, number>;
}
