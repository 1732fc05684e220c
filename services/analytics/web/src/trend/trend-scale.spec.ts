import { labelEvery, slotOf, trendScale } from './trend-scale.js';

const minutesOf = (lastMinute: number, ended: boolean) => {
  const { step, slots } = trendScale(lastMinute, ended);
  return step * slots;
};

describe('the time axis', () => {
  it('leaves room for what is still to come, and none after the end', () => {
    expect([minutesOf(-1, false), minutesOf(61, false), minutesOf(800, false), minutesOf(119, true)]).toEqual([
      10, 90, 960, 120,
    ]);
  });

  it('goes by minutes for as long as people go live', () => {
    expect(trendScale(359, true)).toEqual({ step: 1, slots: 360 });
  });

  it('takes coarser steps for a session that runs for weeks, and never more than a screen can show', () => {
    expect(trendScale(1_200, true).step).toBe(5);
    for (const minutes of [10_000, 172_800, 5_000_000])
      expect(trendScale(minutes, false).slots).toBeLessThanOrEqual(360);
  });

  it('puts what happens at the very end into the last slot that has numbers', () => {
    expect([slotOf(7, { step: 5, slots: 9 }, 8), slotOf(120, { step: 1, slots: 120 }, 119)]).toEqual([1, 119]);
  });

  it('puts its labels no closer than they are wide', () => {
    expect([labelEvery(120, 1200, 60), labelEvery(120, 300, 60), labelEvery(10, 1200, 60)]).toEqual([10, 30, 1]);
  });
});
