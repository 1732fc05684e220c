import { productMetrics } from './metric-definitions.js';
import { partsOf } from './metric-value.js';
import type { ProductChange } from './product-changes.js';
import { ProductSums } from './product-sums.js';
import type { SessionDay } from './session-days.js';

/** What a session adds to one day of a product; distinct viewers count on the day on which they did it first. */
export interface ProductDay extends SessionDay {
  readonly listingId: string;
}

/** A session's products by day. Changes are added up as they are told: there may be millions of them. */
export class ProductDays {
  private readonly pages = new Map<string, Map<string, ProductSums>>();

  /** @param dayOf the day in which the minute of an instant (epoch ms) begins */
  constructor(private readonly dayOf: (atMs: number) => string) {}

  add(listingId: string, changes: readonly ProductChange[]): void {
    const days = this.pages.get(listingId) ?? new Map<string, ProductSums>();
    this.pages.set(listingId, days);
    for (const change of changes) {
      const day = this.dayOf(change.atMs);
      const sums = days.get(day) ?? new ProductSums();
      days.set(day, sums);
      sums.add(change);
    }
  }

  get days(): ProductDay[] {
    return [...this.pages].flatMap(([listingId, days]) =>
      [...days].map(([day, { quantities }]) => {
        const parts = productMetrics.map((metric) => [metric.id, partsOf(metric, quantities)] as const);
        return { listingId, day, parts: Object.fromEntries(parts.filter(([, { n, d }]) => n !== 0 || (d ?? 0) !== 0)) };
      }),
    );
  }
}
