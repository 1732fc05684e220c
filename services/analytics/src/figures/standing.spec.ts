import { standingOf } from './standing.js';

describe('where a value stands', () => {
  it('is said by the median of the others and the share of them that are lower', () => {
    expect(standingOf(0.18, [0.1, 0.3, 0.12, 0.15])).toEqual({ median: 0.135, percentile: 0.75, among: 4 });
    expect(standingOf(1, [3, 1, 2])).toEqual({ median: 2, percentile: 1 / 6, among: 3 });
  });

  it('is the middle when all are alike', () => {
    expect(standingOf(5, [5, 5])).toEqual({ median: 5, percentile: 0.5, among: 2 });
  });

  it('is not known without others, or without a value', () => {
    expect(standingOf(5, [])).toEqual({ median: null, percentile: null, among: 0 });
    expect(standingOf(null, [1, 2])).toEqual({ median: 1.5, percentile: null, among: 2 });
  });
});
