import fc from 'fast-check';
import { alex } from '../cases/alex.case.js';
import { goddess } from '../cases/goddess.case.js';
import { impossibleSteps } from '../testing/impossible-steps.js';
import { expectedMetrics } from './expected-metrics.js';
import { planCase } from './plan-case.js';
import type { Plan } from './script.js';

const seeds = fc.integer({ min: 0, max: 2 ** 31 });
/** A click may be so late, or the one before it: at twenty times the speed, a second of wall time each. */
const LATE_MS = 20_000;

/** The highest number of viewers, had everybody come earlier and gone later by so much. */
function peakIfLate({ viewers }: Plan, lateMs: number): number {
  const changes = viewers
    .flatMap(({ steps }) => steps)
    .flatMap(({ kind, atMs }) => {
      if (kind === 'enter') return [{ atMs: atMs - lateMs, by: 1 }];
      return kind === 'leave' || kind === 'vanish' ? [{ atMs: atMs + lateMs, by: -1 }] : [];
    })
    .sort((one, other) => one.atMs - other.atMs);
  let [present, peak] = [0, 0];
  for (const { by } of changes) peak = Math.max(peak, (present += by));
  return peak;
}

describe.each([goddess, alex])('the script of $id', (definition) => {
  it('has the published figures, and possible steps only, for any seed', () => {
    const { staying, seats } = definition.audience.seating ?? { staying: 0, seats: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        const plan = planCase(definition, seed);
        expect(expectedMetrics(plan)).toMatchObject({
          pcu: { n: staying + seats },
          stay_to_end_rate: { n: staying, d: definition.audience.viewers },
          view_pv: { n: definition.audience.views },
          comments: { n: definition.interaction.comments },
          new_followers: { n: definition.interaction.follows },
        });
        expect(impossibleSteps(plan)).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });

  it('has the same peak when people are early and late', () => {
    const plan = planCase(definition, 1);
    const { staying, seats } = definition.audience.seating ?? { staying: 0, seats: 0 };
    expect([-LATE_MS, 0, LATE_MS].map((lateMs) => peakIfLate(plan, lateMs))).toEqual(
      Array<number>(3).fill(staying + seats),
    );
  });

  it('has the mishaps of a real crowd in it', () => {
    const steps = planCase(definition, 1).viewers.flatMap((viewer) => viewer.steps);
    expect(steps.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['drop', 'vanish', 'cancel']));
    expect(steps.some((step) => step.kind === 'enter' && step.stay > 0)).toBe(true);
    expect(steps.some((step) => step.kind === 'order' && step.twice)).toBe(true);
  });
});
