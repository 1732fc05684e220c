import type { HostStep, PriceChange } from '../plan/script.js';
import type { Stage } from './stage.js';
import { untilUnits } from './until-units.js';

/** The host on stage: goes live, pins, changes prices, ends. Every request says how things shall be, so it can be repeated. */
export class Host {
  constructor(private readonly stage: Stage) {}

  goLive(): Promise<unknown> {
    return this.put('state', { state: 'live' });
  }

  end(): Promise<unknown> {
    return this.put('state', { state: 'ended' });
  }

  async play(): Promise<void> {
    const changes: Promise<void>[] = [];
    for (const step of this.stage.plan.host) {
      await this.stage.clock.untilSession(step.atMs);
      // A price change may have to wait for orders; the show goes on meanwhile.
      if (step.kind === 'price') changes.push(this.changePrice(step));
      else await this.pin(step);
    }
    await Promise.all(changes);
  }

  private async pin(step: Exclude<HostStep, PriceChange>): Promise<void> {
    const listingId = step.kind === 'pin' ? this.stage.listings.id(step.product) : null;
    await this.put('shelf/pin', { listingId });
    this.stage.tally.actionsDone++;
  }

  /** The new price is followed by new units of the same listing: when the units have arrived, so has the price. */
  private async changePrice({ product, sku, priceMinor, epoch, units }: PriceChange): Promise<void> {
    const { gates, listings, api, accountKey, tally } = this.stage;
    const [listingId, skuId] = [listings.id(product), listings.id(sku)];
    await gates.ordersBefore(sku, epoch);
    const livePrice = `live-prices/${listingId}/${skuId}`;
    if (priceMinor === null) await this.ask('DELETE', livePrice);
    else await this.put(livePrice, { priceMinor });
    const path = `/v1/listings/${listingId}/skus/${skuId}/allocation`;
    await api.ask({ method: 'PUT', path, key: accountKey, body: { units } });
    await untilUnits({ listingId, skuId, units }, this.stage);
    gates.priceArrived(sku, epoch);
    tally.actionsDone++;
  }

  private put(what: string, body: object): Promise<unknown> {
    return this.ask('PUT', what, body);
  }

  private ask(method: 'PUT' | 'DELETE', what: string, body?: object): Promise<unknown> {
    const path = `/v1/sessions/${this.stage.sessionId}/${what}`;
    return this.stage.api.ask({ method, path, key: this.stage.accountKey, ...(body && { body }) });
  }
}
