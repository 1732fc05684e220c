import type { CaseDefinition, ProductDefinition } from './case-definition.js';
import type { HostStep, PlannedBrand, PlannedProduct, PriceChange } from './script.js';

/** Nobody is scripted to order this close to a price change: a real click might be decided on either side of it. */
const BEFORE_CHANGE_MS = 20_000;
const AFTER_CHANGE_MS = 40_000;
/** A pin has to reach the viewers before they are scripted to act on it. */
const PIN_TRAVELS_MS = 3_000;

/** The host's side of the script: what is for sale, what is pinned when, and at which price. */
export class Storefront {
  readonly brands: readonly PlannedBrand[];
  readonly products: readonly PlannedProduct[];
  readonly steps: readonly HostStep[];
  private readonly popularities: ReadonlyMap<string, number>;
  private readonly changes: readonly PriceChange[];
  private readonly changesBySku: ReadonlyMap<string, readonly PriceChange[]>;

  constructor(definition: CaseDefinition) {
    const offers = definition.shop.flatMap(({ products }, brand) => products.map((product) => ({ product, brand })));
    this.brands = definition.shop.map(({ name }, index) => ({ key: `b${index}`, name }));
    this.products = offers.map(({ product, brand }, index) => planned(product, `p${index}`, `b${brand}`));
    this.popularities = new Map(offers.map(({ product }, index) => [`p${index}`, product.popularity]));
    this.steps = this.hostSteps(definition);
    this.changes = this.steps.filter((step) => step.kind === 'price');
    this.changesBySku = Map.groupBy(this.changes, ({ sku }) => sku);
  }

  product(key: string): PlannedProduct {
    const found = this.products.find((product) => product.key === key);
    if (!found) throw new Error(`the case has no product ${key}`);
    return found;
  }

  popularity = (product: PlannedProduct): number => this.popularities.get(product.key) ?? 0;

  /** The product on the pinned card, as viewers see it. */
  pinnedAt(atMs: number): string | null {
    const last = this.steps.findLast(({ kind, atMs: since }) => kind !== 'price' && since + PIN_TRAVELS_MS <= atMs);
    const next = this.steps.find(
      ({ kind, atMs: from }) => kind !== 'price' && from <= atMs && from + PIN_TRAVELS_MS > atMs,
    );
    return last?.kind === 'pin' && !next ? last.product : null;
  }

  priceAt(sku: string, atMs: number): { readonly priceMinor: number; readonly epoch: number } {
    const listPriceMinor = this.listPriceMinor(sku);
    const change = this.changesBySku.get(sku)?.findLast((candidate) => candidate.atMs <= atMs);
    if (!change) return { priceMinor: listPriceMinor, epoch: 0 };
    return { priceMinor: change.priceMinor ?? listPriceMinor, epoch: change.epoch };
  }

  /** What can be ordered at this moment without a price change near by. */
  offersAt(atMs: number): readonly PlannedProduct[] {
    const moving = new Set(this.changes.filter((change) => isNear(change.atMs, atMs)).map(({ product }) => product));
    return this.products.filter(({ key }) => !moving.has(key));
  }

  private listPriceMinor(key: string): number {
    const found = this.products.flatMap(({ skus }) => skus).find((sku) => sku.key === key);
    if (!found) throw new Error(`the case has no variant ${key}`);
    return found.listPriceMinor;
  }

  private hostSteps({ program }: CaseDefinition): HostStep[] {
    const epochs = new Map<string, number>();
    return [...program]
      .sort((one, other) => one.atMs - other.atMs)
      .flatMap((item): HostStep[] => {
        if (item.do === 'unpin') return [{ kind: 'unpin', atMs: item.atMs }];
        const product = this.product(`p${item.product}`);
        if (item.do === 'pin') return [{ kind: 'pin', atMs: item.atMs, product: product.key }];
        const keep = item.do === 'drop-price' ? 1 - item.percentOff / 100 : null;
        return product.skus.map(({ key: sku, listPriceMinor }) => {
          const epoch = (epochs.get(sku) ?? 0) + 1;
          epochs.set(sku, epoch);
          const priceMinor = keep === null ? null : wholeUnits(listPriceMinor * keep);
          return { kind: 'price', atMs: item.atMs, product: product.key, sku, priceMinor, epoch, units: 0 };
        });
      });
  }
}

const isNear = (changeMs: number, atMs: number) =>
  atMs > changeMs - BEFORE_CHANGE_MS && atMs < changeMs + AFTER_CHANGE_MS;

/** Prices on cards have no small change. */
const wholeUnits = (minor: number) => Math.max(100, Math.round(minor / 100) * 100);

const planned = (product: ProductDefinition, key: string, brand: string): PlannedProduct => ({
  key,
  brand,
  title: product.title,
  skus: product.skus.map((sku, index) => ({ ...sku, key: `${key}s${index}`, units: 0 })),
});
