import fc from 'fast-check';
import { taRead } from '../cases/ta-read.case.js';
import { anyCase } from '../testing/case-arbitrary.js';
import { impossibleSteps } from '../testing/impossible-steps.js';
import { expectedMetrics } from './expected-metrics.js';
import { planCase } from './plan-case.js';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('the script of ta-read', () => {
  it('has the published totals, and possible steps only, for any seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const plan = planCase(taRead, seed);
        expect(expectedMetrics(plan)).toMatchObject({
          view_pv: { n: 11_951 },
          shop_visitors: { n: 6_704 },
          orders: { n: 1_228 },
          cvr_shop: { n: 1_228, d: 6_704 },
        });
        expect(impossibleSteps(plan)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  it('is the same word for word for the same seed, and another one for another', () => {
    const script = JSON.stringify(planCase(taRead, 7));
    expect(JSON.stringify(planCase(taRead, 7))).toBe(script);
    expect(JSON.stringify(planCase(taRead, 8))).not.toBe(script);
  });

  it('has the mishaps of a real crowd in it', () => {
    const steps = planCase(taRead, 1).viewers.flatMap((viewer) => viewer.steps);
    expect(steps.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['drop', 'vanish', 'cancel']));
    expect(steps.some((step) => step.kind === 'pay' && step.outcome === 'failed')).toBe(true);
    expect(steps.some((step) => step.kind === 'order' && step.twice)).toBe(true);
    expect(
      new Set(steps.flatMap((step) => (step.kind === 'order' ? step.lines : [])).map((line) => line.priceEpoch)),
    ).toEqual(new Set([0, 1, 2]));
  });

  it('never needs more sockets at a time than a laptop gives', () => {
    const changes = planCase(taRead, 3)
      .viewers.flatMap((viewer) => viewer.steps)
      .flatMap(({ kind, atMs }) =>
        kind === 'enter' ? [{ atMs, by: 1 }] : kind === 'leave' || kind === 'vanish' ? [{ atMs, by: -1 }] : [],
      )
      .sort((one, other) => one.atMs - other.atMs);
    let [present, peak] = [0, 0];
    for (const { by } of changes) peak = Math.max(peak, (present += by));
    expect(peak).toBeGreaterThan(700);
    expect(peak).toBeLessThan(2_000);
  });
});

describe('the script of any case', () => {
  it('meets every total of the case', () => {
    fc.assert(
      fc.property(anyCase, seeds, (definition, seed) => {
        const { audience, interaction, shopping } = definition;
        const metrics = expectedMetrics(planCase(definition, seed));
        expect(metrics).toMatchObject({
          view_pv: { n: audience.views },
          viewer_uv: { n: audience.viewers },
          comments: { n: interaction.comments },
          likes: { n: interaction.likes },
          new_followers: { n: interaction.follows },
          shop_visitors: { n: shopping.visitors },
          product_click_uv: { n: shopping.clickers },
          orders: { n: shopping.orders },
          orders_placed: { n: shopping.orders + shopping.cancelled + shopping.failed + shopping.abandoned },
          buyers: { n: shopping.buyers },
        });
      }),
      { numRuns: 60 },
    );
  });

  it('has no step that no real viewer could do', () => {
    fc.assert(
      fc.property(anyCase, seeds, (definition, seed) => {
        expect(impossibleSteps(planCase(definition, seed))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
