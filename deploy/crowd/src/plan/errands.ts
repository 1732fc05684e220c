import type { Errand } from './casting.js';
import type { Random } from './random.js';
import type { OrderStep, PlannedLine, PlannedProduct, PlannedSku, Surface, ViewerStep } from './script.js';
import type { Stay } from './stays.js';
import type { Storefront } from './storefront.js';

const PINNED_IS_WANTED = 0.55;
const SHELF_LOOKED_AT = 3;

/** The shop visits of one stay: each errand gets its part of the stay and unfolds in it in order. */
export function errandsOf(stay: Stay, personKey: string, storefront: Storefront, random: Random): ViewerStep[] {
  const marginMs = (stay.exitMs - stay.enterMs) / 25;
  const slotMs = (stay.exitMs - stay.enterMs - 2 * marginMs) / Math.max(1, stay.errands.length);
  return stay.errands.flatMap((errand, index) => {
    const order = `${personKey}-${stay.index}-${index}`;
    const trip = new Trip(stay.enterMs + marginMs + index * slotMs, slotMs * 0.95, storefront, random);
    return trip.stepsOf(errand, order);
  });
}

/** One errand: the person looks round, wants something, and takes it as far as the errand says. */
class Trip {
  private readonly beats: number[] = [];

  constructor(
    fromMs: number,
    lengthMs: number,
    private readonly storefront: Storefront,
    private readonly random: Random,
  ) {
    // visit, look, click, cart, order, pay: pauses as people make them, shortened together if the slot is short
    const pauses = [
      [0, 15],
      [0.5, 2],
      [3, 15],
      [2, 12],
      [4, 30],
      [5, 35],
    ].map(([low, high]) => random.between((low ?? 0) * 1000, (high ?? 0) * 1000));
    const totalMs = pauses.reduce((sum, pause) => sum + pause, 0);
    const pace = Math.min(1, lengthMs / totalMs);
    let atMs = fromMs + random.unit() * Math.max(0, lengthMs - totalMs * pace);
    // a millisecond at least between two beats, and none left over from the rounding at the end
    for (const pause of pauses)
      this.beats.push(Math.floor((atMs = Math.max(Math.floor(atMs) + 1, atMs + pause * pace))));
  }

  stepsOf(errand: Errand, order: string): ViewerStep[] {
    const wanted = this.wanted();
    const [visitMs = 0, lookMs = 0, clickMs = 0, cartMs = 0, orderMs = 0, payMs = 0] = this.beats;
    const surface: Surface = this.storefront.pinnedAt(clickMs) === wanted.key ? 'pinned' : 'shelf';
    const steps: ViewerStep[] = [{ kind: 'visit', atMs: visitMs }];
    const seen = surface === 'pinned' ? [wanted.key] : this.lookedAt(wanted);
    if (errand !== 'look' || this.random.chance(0.4))
      steps.push({ kind: 'expose', atMs: lookMs, products: seen, surface });
    if (errand === 'look') return steps;
    steps.push({ kind: 'click', atMs: clickMs, product: wanted.key, surface });

    const line = this.line(wanted, orderMs);
    const { product, sku, quantity } = line;
    const usesCart = this.random.chance(errand === 'click' ? 0.2 : 0.6);
    if (usesCart) steps.push({ kind: 'cart', atMs: cartMs, product, sku, quantity });
    if (errand === 'click') return steps;
    steps.push(this.order(order, orderMs, line));

    if (errand === 'pay') steps.push({ kind: 'pay', atMs: payMs, order, outcome: 'succeeded' });
    if (errand === 'fail') steps.push({ kind: 'pay', atMs: payMs, order, outcome: 'failed' });
    if (errand === 'cancel') steps.push({ kind: 'cancel', atMs: payMs, order });
    return steps;
  }

  /** What is pinned, or what is popular; never something whose price is about to move. */
  private wanted(): PlannedProduct {
    const [, , clickMs = 0, , orderMs = 0] = this.beats;
    const offers = this.storefront.offersAt(orderMs);
    const pinned = offers.find(({ key }) => key === this.storefront.pinnedAt(clickMs));
    if (pinned && this.random.chance(PINNED_IS_WANTED)) return pinned;
    return this.random.weighted(offers, this.storefront.popularity);
  }

  private lookedAt(wanted: PlannedProduct): string[] {
    const others = this.storefront.products.filter(({ key }) => key !== wanted.key);
    return this.random
      .shuffled([wanted, ...this.random.shuffled(others).slice(0, SHELF_LOOKED_AT - 1)])
      .map(({ key }) => key);
  }

  private order(order: string, atMs: number, line: PlannedLine): OrderStep {
    const lines = [line];
    if (this.random.chance(0.12)) {
      const second = this.line(this.random.weighted(this.storefront.offersAt(atMs), this.storefront.popularity), atMs);
      if (second.sku !== line.sku) lines.push(second);
    }
    return { kind: 'order', atMs, order, lines };
  }

  private line(product: PlannedProduct, atMs: number): PlannedLine {
    const sku: PlannedSku = this.random.pick(product.skus);
    const { priceMinor, epoch } = this.storefront.priceAt(sku.key, atMs);
    const quantity = this.random.chance(0.85) ? 1 : this.random.integer(2, 3);
    return { product: product.key, sku: sku.key, quantity, unitPriceMinor: priceMinor, priceEpoch: epoch };
  }
}
