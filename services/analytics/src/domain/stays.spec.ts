import { beginStay, endStay, longStayChange, noStays, presenceChanges, type Stays } from './stays.js';

type Step = ['in' | 'out', string, number];

const after = (...steps: Step[]): Stays =>
  steps.reduce((stays, [way, stayId, atMs]) => (way === 'in' ? beginStay : endStay)(stays, stayId, atMs), noStays);

const orders = <T>(items: readonly T[]): T[][] =>
  items.length === 0 ? [[]] : items.flatMap((item, i) => orders(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));

describe('a viewer’s stays', () => {
  it('make the viewer present from enter to leave', () => {
    expect(presenceChanges(after(['in', 'a', 10], ['out', 'a', 30]))).toEqual([10, 1, 30, -1]);
    expect(presenceChanges(after(['in', 'a', 10]))).toEqual([10, 1]);
    expect(presenceChanges(noStays)).toEqual([]);
  });

  it('are one presence where they overlap: a viewer with two devices is one', () => {
    expect(presenceChanges(after(['in', 'a', 10], ['in', 'b', 20], ['out', 'a', 30], ['out', 'b', 40]))).toEqual([
      10, 1, 40, -1,
    ]);
    expect(presenceChanges(after(['in', 'a', 10], ['out', 'a', 30], ['in', 'b', 20]))).toEqual([10, 1]);
  });

  it('leave the gap of a stay that was reported over after the next one began', () => {
    const reportedLate = after(['in', 'a', 10], ['in', 'b', 50], ['out', 'a', 20]);
    expect(presenceChanges(reportedLate)).toEqual([10, 1, 20, -1, 50, 1]);
  });

  it('are the same in whatever order the facts come', () => {
    const steps: Step[] = [
      ['in', 'a', 10],
      ['out', 'a', 25],
      ['in', 'b', 20],
      ['out', 'b', 30],
      ['in', 'c', 40],
      ['out', 'c', 60],
    ];
    for (const order of orders(steps)) {
      expect(after(...order)).toEqual({ ...noStays, watched: [10, 30, 40, 60] });
    }
  });

  it('that touch are one, and those without length are none', () => {
    expect(after(['in', 'a', 10], ['out', 'a', 20], ['in', 'b', 20], ['out', 'b', 30]).watched).toEqual([10, 30]);
    expect(after(['in', 'a', 10], ['out', 'a', 10], ['in', 'b', 30], ['out', 'b', 20]).watched).toEqual([]);
  });

  it('of more than a minute are told apart, whether the enter or the leave is told first', () => {
    const enter = (stays: Stays) => longStayChange(stays, { entered: 'a', left: undefined }, 10);
    const leave = (stays: Stays, atMs: number) => longStayChange(stays, { entered: undefined, left: 'a' }, atMs);

    expect(enter(noStays)).toEqual({ atMs: 60_011, delta: 1 });
    expect(leave(after(['in', 'a', 10]), 60_010)).toEqual({ atMs: 60_011, delta: -1 });
    expect(leave(after(['in', 'a', 10]), 60_011)).toBeUndefined();
    expect(leave(noStays, 60_011)).toBeUndefined();
    expect(enter(after(['out', 'a', 60_010]))).toBeUndefined();
    expect(enter(after(['out', 'a', 60_011]))).toEqual({ atMs: 60_011, delta: 1 });
  });
});
