import { Random } from '@shopcast/crowd';
import fc from 'fast-check';
import { inWords, lengthOf } from './fault.js';
import { planFaults } from './plan-faults.js';
import { faultsOf, possibleFaults } from './possible-faults.js';

const plan = (seed: number, { faults = 50, minutes = 10, longestMs = 30_000, profile = 'local' as const } = {}) =>
  planFaults(new Random(String(seed)), {
    totalMs: minutes * 60_000,
    faults,
    possible: possibleFaults[profile],
    longestMs,
  });

describe('a plan of faults', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(plan(1)).toEqual(plan(1));
    expect(plan(1)).not.toEqual(plan(2));
  });

  it('has so many faults, fills the time with them and with rests, and has a quiet beginning', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 5, max: 60 }),
        fc.integer({ min: 1, max: 15 }),
        (seed, faults, minutes) => {
          const { quietMs, faults: planned } = plan(seed, { faults, minutes });
          const totalMs = planned.reduce((sum, { restMs, fault }) => sum + restMs + lengthOf(fault), quietMs);

          expect(planned).toHaveLength(faults);
          expect(quietMs).toBeGreaterThanOrEqual(3_000);
          expect(totalMs).toBeGreaterThan(minutes * 60_000 * 0.99);
          // Many faults in little time still need their shortest rest.
          expect(totalMs).toBeLessThanOrEqual(minutes * 60_000 + faults * 700);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('lets everything happen once before anything happens again', () => {
    for (const profile of ['local', 'embedded'] as const) {
      const possible = possibleFaults[profile].map(({ kind, target }) => `${kind} ${target}`);
      const { faults } = plan(7, { faults: possible.length, profile: profile as 'local' });

      expect(faults.map(({ fault }) => `${fault.kind} ${fault.target}`).sort()).toEqual([...possible].sort());
    }
  });

  it('has no fault that lasts longer than asked for', () => {
    for (const { fault } of plan(3, { longestMs: 4_000 }).faults) expect(lengthOf(fault)).toBeLessThanOrEqual(4_000);
  });

  it('has faults that last exactly as long as asked for', () => {
    const possible = faultsOf('local', ['outage:kafka', 'kill:order']);
    const request = { totalMs: 60_000, faults: 2, possible, longestMs: 30_000, lastingMs: 120_000 };

    const lengths = planFaults(new Random('1'), request).faults.map(({ fault }) => lengthOf(fault));

    expect(lengths.sort()).toEqual([0, 120_000]);
  });

  it('can be made of a few kinds only, each once', () => {
    const names = faultsOf('local', ['outage:kafka', 'kill']).map(({ kind, target }) => `${kind}:${target}`);

    expect(names).toEqual([...new Set(names)]);
    expect(names).toEqual(expect.arrayContaining(['outage:kafka', 'kill:order', 'kill:gateway']));
    expect(names).not.toContain('outage:postgres');
    expect(() => faultsOf('embedded', ['flush'])).toThrow('nothing of flush');
  });

  it('can be told in words', () => {
    expect(inWords({ kind: 'freeze', target: 'order', forMs: 12_345 })).toBe('SIGSTOP order for 12.3 s');
  });
});
