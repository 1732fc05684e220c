import type { ListingListed, ListingRepriced, LivePriceSet } from '@shopcast/contracts';
import { isStanding } from '../judgement/life.js';
import type { OrderFound } from './papers.js';

/** A price at which only so many units were to be sold. */
export interface FlashDossier {
  readonly sessionId: string;
  readonly listingId: string;
  readonly skuId: string;
  readonly priceMinor: number;
  readonly unitsAtPrice: number;
  /** Of standing orders. */
  readonly soldAtPrice: number;
}

interface Capped extends Omit<FlashDossier, 'unitsAtPrice' | 'soldAtPrice'> {
  /** By the start of each live price: a fact that comes twice is one price. */
  readonly unitsOf: Map<string, number>;
}

type Sku = Pick<FlashDossier, 'listingId' | 'skuId'>;

const skuKey = ({ listingId, skuId }: Sku): string => `${listingId}:${skuId}`;
const priceKey = (sessionId: string, sku: Sku, priceMinor: number): string =>
  `${sessionId}:${skuKey(sku)}:${priceMinor}`;

/** Units sold at each price, by the orders; and at how many the host wanted to sell, by the catalog's facts. */
export class FlashSales {
  private readonly sold = new Map<string, number>();
  private readonly capped = new Map<string, Capped>();
  private readonly listPrices = new Map<string, Set<number>>();

  order({ sessionId, status, lines }: OrderFound): void {
    if (!isStanding(status)) return;
    for (const line of lines) {
      const key = priceKey(sessionId, line, line.unitPriceMinor);
      this.sold.set(key, (this.sold.get(key) ?? 0) + line.quantity);
    }
  }

  list({ listingId, skus }: Pick<ListingListed, 'listingId' | 'skus'>): void {
    for (const { skuId, listPriceMinor } of skus) this.reprice({ listingId, skuId, listPriceMinor });
  }

  reprice({ listPriceMinor, ...sku }: Pick<ListingRepriced, 'listingId' | 'skuId' | 'listPriceMinor'>): void {
    const prices = this.listPrices.get(skuKey(sku)) ?? new Set();
    this.listPrices.set(skuKey(sku), prices.add(listPriceMinor));
  }

  livePrice({ sessionId, listingId, skuId, priceMinor, startsAt, unitsAtPrice }: LivePriceSet): void {
    const key = priceKey(sessionId, { listingId, skuId }, priceMinor);
    const capped = this.capped.get(key) ?? { sessionId, listingId, skuId, priceMinor, unitsOf: new Map() };
    this.capped.set(key, capped);
    capped.unitsOf.set(startsAt, unitsAtPrice ?? Infinity);
  }

  /** Where units at the same price could be had without limit as well, orders do not tell which they are. */
  *dossiers(): Generator<FlashDossier> {
    for (const [key, { unitsOf, ...price }] of this.capped) {
      const unitsAtPrice = [...unitsOf.values()].reduce((sum, units) => sum + units, 0);
      if (unitsAtPrice === Infinity || this.listPrices.get(skuKey(price))?.has(price.priceMinor)) continue;
      yield { ...price, unitsAtPrice, soldAtPrice: this.sold.get(key) ?? 0 };
    }
  }
}
