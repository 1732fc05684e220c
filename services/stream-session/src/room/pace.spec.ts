import { Pace } from './pace.js';

describe('the pace of a process', () => {
  it('is quick while sending is quick, slower the longer all rooms together take, and never too slow', () => {
    const pace = new Pace(100, 1_000);
    expect(pace.everyMs).toBe(100);
    for (let n = 0; n < 50; n += 1) pace.took('a', 40);
    expect(pace.everyMs).toBeCloseTo(100);
    for (let n = 0; n < 50; n += 1) pace.took('b', 40);
    expect(pace.everyMs).toBeCloseTo(200);
    for (let n = 0; n < 50; n += 1) pace.took('b', 4_000);
    expect(pace.everyMs).toBe(1_000);
    pace.forget('b');
    expect(pace.everyMs).toBeCloseTo(100);
  });
});
