import type { MetricId } from '../measurement/metric-id.js';
import type { Measured } from '../measurement/measurement.js';

/** How many people got so far, and the contract's own rate for the step, where there is one. */
export interface FunnelStep {
  /** The metric that says how many: its numerator. */
  readonly id: MetricId;
  readonly people: number;
  /** Of the most that any step had. */
  readonly share: number;
  readonly rate: MetricId | null;
}

/** From coming in to having paid. All of them count people, each once in the session. */
const steps: readonly (readonly [id: MetricId, rate: MetricId | null])[] = [
  ['viewer_uv', null],
  ['shop_visitors', 'shop_visit_rate'],
  ['product_exposure_uv', null],
  ['product_click_uv', 'product_ctr'],
  ['cart_rate', 'cart_rate'],
  ['buyers', 'cvr_viewer'],
];

/** A step that nobody took while somebody got further was not measured in this session, and is left out. */
export function funnelOf({ metrics }: Pick<Measured, 'metrics'>): FunnelStep[] {
  const counted = steps.map(([id, rate]) => ({ id, rate, people: metrics[id]?.n ?? 0 }));
  const last = counted.findLastIndex(({ people }) => people > 0);
  const most = Math.max(1, ...counted.map(({ people }) => people));
  return counted
    .filter(({ people }, i) => people > 0 || i > last)
    .map((step) => ({ ...step, share: step.people / most }));
}
