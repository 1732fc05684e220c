import type { Random } from '@shopcast/crowd';
import type { RecordedClient } from './recorded-client.js';
import type { Shop, Visitor } from './shop.js';
import { type Decisions, Shopper } from './shopper.js';

/** More would only wait for each other; who comes then turns away at the door and is in no history. */
const AT_ONCE = 1_000;

/** Buyers who keep coming at one pace, whatever happens to those before them. */
export class SteadyCrowd {
  private readonly shopper: Shopper;
  private readonly inside = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private came = 0;
  turnedAway = 0;

  constructor(
    private readonly shop: Shop,
    client: RecordedClient,
    decisions: Decisions,
    private readonly random: Random,
  ) {
    this.shopper = new Shopper(shop, client, decisions);
  }

  come(perSecond: number): void {
    const begunMs = performance.now();
    this.timer = setInterval(() => {
      const due = Math.floor(((performance.now() - begunMs) / 1_000) * perSecond);
      while (this.came < due) this.enter();
    }, 1_000 / perSecond);
  }

  /** Nobody comes any more; resolves when the last one has gone. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.inside);
  }

  private enter(): void {
    const number = this.came++;
    if (this.inside.size >= AT_ONCE) {
      this.turnedAway += 1;
      return;
    }
    const { visitors } = this.shop;
    const visitor = visitors[number % visitors.length] as Visitor;
    const visit = this.shopper.visit(visitor, this.random.fork(String(number)));
    const gone = visit.finally(() => this.inside.delete(gone));
    this.inside.add(gone);
  }
}
