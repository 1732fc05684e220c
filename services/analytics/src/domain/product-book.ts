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
type Amounts = Record<ProductCount, number>;

/** Later than {@link NEVER}, earlier than anything. */
const always: Window = { fromMs: Number.MIN_SAFE_INTEGER, toMs: null };

/** What has become of a session's products; counts of any window are told from it. */
export class ProductBook {
  private readonly changes = new Map<string, ProductChange[]>();

  add(listingId: string, changes: readonly ProductChange[]): void {
    const known = this.changes.get(listingId) ?? [];
    for (const change of changes) known.push(change);
    this.changes.set(listingId, known);
  }

  get listingIds(): string[] {
    return [...this.changes.keys()];
  }

  /** In the whole session, or in one window of it. */
  quantitiesOf(listingId: string, { fromMs, toMs }: Window = always): ProductQuantities {
    const [all, distinct] = [noAmounts(), noAmounts()];
    for (const { what, atMs, sinceMs, beforeMs, amount } of this.changes.get(listingId) ?? []) {
      if (sinceMs < fromMs || (toMs !== null && atMs >= toMs)) continue;
      all[what] += amount;
      if (beforeMs < fromMs) distinct[what] += amount;
    }
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

  /** The same in as few changes as there can be, in an order that does not depend on how they came. */
  settled(): Map<string, ProductChange[]> {
    const listingIds = this.listingIds.sort();
    return new Map(listingIds.map((listingId) => [listingId, netOf(this.changes.get(listingId) ?? [])]));
  }
}

const noAmounts = (): Amounts => Object.fromEntries(productCounts.map((count) => [count, 0])) as Amounts;

function netOf(changes: readonly ProductChange[]): ProductChange[] {
  const alike = Map.groupBy(changes, ({ what, atMs, sinceMs, beforeMs }) => `${what} ${atMs} ${sinceMs} ${beforeMs}`);
  return [...alike.values()]
    .map((same) => ({ ...(same[0] as ProductChange), amount: same.reduce((sum, { amount }) => sum + amount, 0) }))
    .filter(({ amount }) => amount !== 0)
    .sort(
      (a, b) =>
        productCounts.indexOf(a.what) - productCounts.indexOf(b.what) ||
        a.atMs - b.atMs ||
        a.sinceMs - b.sinceMs ||
        a.beforeMs - b.beforeMs,
    );
}
