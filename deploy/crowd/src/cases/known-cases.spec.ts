import { expectedMetrics } from '../plan/expected-metrics.js';
import { planCase } from '../plan/plan-case.js';
import { compare } from '../report/compare.js';
import { caseNamed, knownCases, showNamed, UnknownCase } from './known-cases.js';

const shows = knownCases.filter((known) => known.kind === 'show');

describe('the known cases', () => {
  it.each(shows.map((show) => [show.id, show] as const))('%s is scripted as it was published', (_id, known) => {
    const scripted = expectedMetrics(planCase(known, 1));
    const perfect = Object.entries(scripted).map(([metric, { n, d }]) => {
      return [metric, { n, d, value: d === null ? n : n / d, state: 'ok' as const }];
    });
    expect(compare(known.published, scripted, Object.fromEntries(perfect)).filter(({ equal }) => !equal)).toEqual([]);
  });

  it('are found by name, and an unknown name says which there are', () => {
    expect(caseNamed('ta-read').id).toBe('ta-read');
    expect(() => caseNamed('ta-raed')).toThrow(UnknownCase);
    expect(() => caseNamed('ta-raed')).toThrow(/ta-read, /);
    expect(() => showNamed('lipstick')).toThrow(UnknownCase);
  });
});
