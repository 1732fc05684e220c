import type { MinuteItem } from '../measurement/measurement.js';
import { peakOf, pulseOf } from './pulse-series.js';

const spoken = (...comments: readonly (readonly [minute: number, comments: number])[]) =>
  new Map(comments.map(([minute, n]): [number, MinuteItem] => [minute, { minute, metrics: { comments: n } }]));

describe('the pulse of the comments', () => {
  it('has a beat for every minute, quiet ones included, and knows its liveliest', () => {
    const beats = pulseOf(spoken([0, 2], [3, 7]));

    expect(beats.map(({ comments }) => comments)).toEqual([2, 0, 0, 7]);
    expect(peakOf(beats)).toEqual({ minute: 3, comments: 7 });
  });

  it('gathers minutes when there are many, and loses no comment', () => {
    const beats = pulseOf(spoken(...Array.from({ length: 500 }, (_, minute) => [minute, 1] as const)));

    expect(beats.length).toBeLessThanOrEqual(120);
    expect(beats.reduce((sum, { comments }) => sum + comments, 0)).toBe(500);
  });

  it('is nothing while nobody says anything', () => {
    expect(pulseOf(spoken([0, 0]))).toEqual([]);
    expect(peakOf([])).toBeUndefined();
  });
});
