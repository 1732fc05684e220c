import type { MeasuredMetric } from '../run/final-numbers.js';

/** One thing that happened; `id` is the same whenever the same request is sent again. */
export interface FakeFact {
  readonly id: string;
  readonly type: string;
  readonly viewerId: string;
  readonly amount: number;
}

/** Remembers each fact once and counts, as the metric contract says. A second, different fact of one id is a fault. */
export class FakeFacts {
  readonly faults: string[] = [];
  repeats = 0;
  private readonly facts = new Map<string, FakeFact>();

  record(fact: FakeFact): void {
    const known = this.facts.get(fact.id);
    if (!known) return void this.facts.set(fact.id, fact);
    this.repeats++;
    if (known.type !== fact.type || known.viewerId !== fact.viewerId || known.amount !== fact.amount)
      this.faults.push(`${fact.type}: one id, two meanings`);
  }

  measure(): Record<string, MeasuredMetric> {
    const facts = [...this.facts.values()];
    const of = (type: string) => facts.filter((fact) => fact.type === type);
    const people = (type: string) => new Set(of(type).map(({ viewerId }) => viewerId)).size;
    const sum = (type: string) => of(type).reduce((total, { amount }) => total + amount, 0);
    const [placed, viewers, shopVisitors] = [of('placed').length, people('enter'), people('shop-visits')];
    const [orders, buyers, gmv] = [of('paid').length, people('paid'), sum('paid')];
    return {
      view_pv: count(of('enter').length),
      viewer_uv: count(viewers),
      comments: count(of('comment').length),
      likes: count(sum('like')),
      new_followers: count(people('follow')),
      shop_visitors: count(shopVisitors),
      product_click_uv: count(people('product-clicks')),
      orders_placed: count(placed),
      orders: count(orders),
      buyers: count(buyers),
      gmv: count(gmv),
      aov: quotient(gmv, buyers),
      cvr_shop: quotient(orders, shopVisitors),
      cvr_viewer: quotient(buyers, viewers),
      new_buyer_order_share: quotient(buyers, orders),
      comment_rate: quotient(people('comment'), viewers),
      like_rate: quotient(people('like'), viewers),
      shares: count(of('share').length),
      shop_visit_rate: quotient(shopVisitors, viewers),
      pay_rate: quotient(orders, placed),
      gpm: quotient(1000 * gmv, of('enter').length),
      uv_value: quotient(gmv, viewers),
    };
  }
}

const count = (n: number): MeasuredMetric => ({ n, d: null, value: n, state: 'ok' });
const quotient = (n: number, d: number): MeasuredMetric => ({
  n,
  d,
  value: n / d,
  state: d === 0 ? 'undefined' : 'ok',
});
