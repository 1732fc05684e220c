import type { Plan, ViewerStepOf } from './script.js';

/** A number as the metric contract writes it: numerator, and denominator where it is a quotient. */
export interface ExpectedMetric {
  readonly n: number;
  readonly d: number | null;
}

/** What a script's session must measure: read from the script alone, whatever the case had asked for. */
export function expectedMetrics(plan: Plan): Record<string, ExpectedMetric> {
  const steps = plan.viewers.flatMap(({ key, steps: own }) => own.map((step) => ({ viewer: key, step })));
  const people = (does: (step: (typeof steps)[number]['step']) => boolean) =>
    new Set(steps.filter(({ step }) => does(step)).map(({ viewer }) => viewer)).size;
  const number = (kind: string) => steps.filter(({ step }) => step.kind === kind).length;

  const succeeded = new Set(
    steps.flatMap(({ step }) => (step.kind === 'pay' && step.outcome === 'succeeded' ? [step.order] : [])),
  );
  const paid = steps.filter(({ step }) => step.kind === 'order' && succeeded.has(step.order));
  const orders = paid.length;
  const gmv = paid.reduce((sum, { step }) => sum + totalMinor(step as ViewerStepOf<'order'>), 0);
  const buyers = new Set(paid.map(({ viewer }) => viewer)).size;
  const viewers = people(({ kind }) => kind === 'enter');
  const shopVisitors = people(({ kind }) => kind === 'visit');
  const placed = number('order');

  return {
    view_pv: { n: number('enter'), d: null },
    viewer_uv: { n: viewers, d: null },
    comments: { n: number('comment'), d: null },
    likes: { n: steps.reduce((sum, { step }) => sum + (step.kind === 'like' ? step.count : 0), 0), d: null },
    new_followers: { n: people(({ kind }) => kind === 'follow'), d: null },
    shop_visitors: { n: shopVisitors, d: null },
    product_click_uv: { n: people(({ kind }) => kind === 'click'), d: null },
    orders_placed: { n: placed, d: null },
    orders: { n: orders, d: null },
    buyers: { n: buyers, d: null },
    cvr_shop: { n: orders, d: shopVisitors },
    cvr_viewer: { n: buyers, d: viewers },
    gmv: { n: gmv, d: null },
    aov: { n: gmv, d: buyers },
    // Nobody in the crowd has bought in this account before: everybody's first paid order is a first one.
    new_buyer_order_share: { n: buyers, d: orders },
    comment_rate: { n: people(({ kind }) => kind === 'comment'), d: viewers },
    like_rate: { n: people(({ kind }) => kind === 'like'), d: viewers },
    shares: { n: number('share'), d: null },
    shop_visit_rate: { n: shopVisitors, d: viewers },
    pay_rate: { n: orders, d: placed },
    gpm: { n: 1000 * gmv, d: number('enter') },
    uv_value: { n: gmv, d: viewers },
    ...(plan.isSeated ? presenceOf(plan, viewers) : {}),
  };
}

/** Told by comings and goings alone; only a seated script leaves room for what happens on the way. */
function presenceOf({ viewers }: Plan, people: number): Record<string, ExpectedMetric> {
  const changes = viewers.flatMap(({ steps }) =>
    steps.flatMap(({ kind, atMs }) => {
      if (kind === 'enter') return [{ atMs, by: 1 }];
      return endsStay({ kind }) ? [{ atMs, by: -1 }] : [];
    }),
  );
  let [present, peak] = [0, 0];
  for (const { by } of changes.sort((one, other) => one.atMs - other.atMs)) peak = Math.max(peak, (present += by));
  const staying = viewers.filter(({ steps }) => steps[0]?.atMs === 0 && !steps.some(endsStay)).length;
  return { pcu: { n: peak, d: null }, stay_to_end_rate: { n: staying, d: people } };
}

const endsStay = ({ kind }: { readonly kind: string }): boolean => kind === 'leave' || kind === 'vanish';

export const totalMinor = ({ lines }: Pick<ViewerStepOf<'order'>, 'lines'>): number =>
  lines.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0);
