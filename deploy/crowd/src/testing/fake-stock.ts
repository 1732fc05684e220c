export interface FakeLine {
  readonly skuId: string;
  readonly quantity: number;
}

interface FakeSku {
  readonly listPriceMinor: number;
  priceMinor: number;
  allocated: number;
  reserved: number;
  sold: number;
}

/** How long one service takes to hear of what another one did. */
const TRAVEL_MS = 40;

/** Prices and units of every variant. */
export class FakeStock {
  private readonly skus = new Map<string, FakeSku>();

  /** @param tooMany units that are sold although nobody has them */
  constructor(private readonly tooMany: number) {}

  list(skuId: string, listPriceMinor: number): void {
    this.skus.set(skuId, { listPriceMinor, priceMinor: listPriceMinor, allocated: 0, reserved: 0, sold: 0 });
  }

  /** Changes reach the order side a little later, in the order in which they were made. */
  setPrice(skuId: string, priceMinor: number | null): void {
    this.later(skuId, (sku) => void (sku.priceMinor = priceMinor ?? sku.listPriceMinor));
  }

  setUnits(skuId: string, units: number): void {
    this.later(skuId, (sku) => void (sku.allocated = units));
  }

  levels(skuIds: readonly string[]) {
    return skuIds.flatMap((skuId) => {
      const sku = this.skus.get(skuId);
      if (!sku) return [];
      const { allocated, reserved, sold } = sku;
      return [{ skuId, allocated, reserved, sold, free: allocated - reserved - sold }];
    });
  }

  /** All lines or none. */
  reserve(lines: readonly FakeLine[]): boolean {
    if (lines.some((line) => !this.has(line))) return false;
    this.each(lines, (sku, quantity) => void (sku.reserved += quantity));
    return true;
  }

  release(lines: readonly FakeLine[]): void {
    this.each(lines, (sku, quantity) => void (sku.reserved -= quantity));
  }

  /** @param times -1 takes a sale back */
  sell(lines: readonly FakeLine[], times: 1 | -1): void {
    this.each(lines, (sku, quantity) => void (sku.sold += times * quantity));
  }

  priceOf(lines: readonly FakeLine[]): number {
    return lines.reduce((sum, { skuId, quantity }) => sum + quantity * (this.skus.get(skuId)?.priceMinor ?? 0), 0);
  }

  private has({ skuId, quantity }: FakeLine): boolean {
    const sku = this.skus.get(skuId);
    return sku !== undefined && sku.reserved + sku.sold + quantity <= sku.allocated + this.tooMany;
  }

  private each(lines: readonly FakeLine[], change: (sku: FakeSku, quantity: number) => void): void {
    for (const { skuId, quantity } of lines) {
      const sku = this.skus.get(skuId);
      if (sku) change(sku, quantity);
    }
  }

  private later(skuId: string, change: (sku: FakeSku) => void): void {
    setTimeout(() => this.each([{ skuId, quantity: 0 }], change), TRAVEL_MS);
  }
}
