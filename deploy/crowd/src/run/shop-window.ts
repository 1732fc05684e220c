import type { ViewerStepOf } from '../plan/script.js';
import { idOf, type Stage } from './stage.js';
import type { ViewerClient } from './viewer-client.js';

export type ShopStep = ViewerStepOf<'visit' | 'expose' | 'click' | 'cart'>;

/** What a viewer does in the shop before there is an order. */
export class ShopWindow {
  constructor(
    private readonly viewerKey: string,
    private readonly stage: Stage,
    private readonly client: ViewerClient,
  ) {}

  async act(step: ShopStep, index: string): Promise<void> {
    const { route, details } = this.requestFor(step);
    const path = `/v1/sessions/${this.stage.sessionId}/${route}`;
    const body = { id: idOf(this.stage, this.viewerKey, index), ...details };
    const send = () => this.client.post(path, body);
    await Promise.all(step.twice ? [send(), send()] : [send()]);
    if (step.kind === 'visit') this.stage.tally.shopVisits++;
  }

  private requestFor(step: ShopStep): { readonly route: string; readonly details: object } {
    const id = (key: string) => this.stage.listings.id(key);
    if (step.kind === 'visit') return { route: 'shop-visits', details: {} };
    if (step.kind === 'expose')
      return { route: 'product-exposures', details: { listingIds: step.products.map(id), surface: step.surface } };
    if (step.kind === 'click')
      return { route: 'product-clicks', details: { listingId: id(step.product), surface: step.surface } };
    const details = { listingId: id(step.product), skuId: id(step.sku), quantity: step.quantity };
    return { route: 'cart-additions', details };
  }
}
