import { firstVisitOf, type VisitChange } from './first-visit.js';
import { retentionOf } from './retention.js';
import { beginStay, endStay, noStays, type Stays } from './stays.js';
import { untold } from './viewer-story.js';

const MINUTE = 60_000;
const visit = (enteredMs: number, leftMs: number | null, delta = 1): VisitChange => ({ enteredMs, leftMs, delta });
const curve = (visits: readonly VisitChange[], knownToMs: number) =>
  retentionOf(visits, knownToMs, true).map(({ measure: { n, d } }) => `${n}/${d}`);

describe('the retention curve', () => {
  it('counts who was still there after each minute, of those who came at least so long ago', () => {
    const visits = [visit(0, 90_000), visit(0, null), visit(0, 30_000)];

    expect(curve(visits, 3 * MINUTE)).toEqual(['2/3', '1/3', '1/3']);
  });

  it('leaves out who came too late to have stayed so long, gone or not', () => {
    expect(curve([visit(0, null), visit(2 * MINUTE, null), visit(2 * MINUTE, 2 * MINUTE + 1)], 3 * MINUTE)).toEqual([
      '2/3',
      '1/1',
      '1/1',
    ]);
    expect(curve([visit(1, null)], MINUTE)).toEqual([]);
  });

  it('is exact to the millisecond: who leaves in the instant of the minute is no longer there', () => {
    expect(curve([visit(0, MINUTE), visit(0, MINUTE + 1)], MINUTE)).toEqual(['1/2']);
    expect(curve([visit(0, MINUTE + 1)], MINUTE - 1)).toEqual([]);
  });

  it('takes back what turned out otherwise', () => {
    expect(curve([visit(0, null), visit(0, null, -1), visit(0, 5)], MINUTE)).toEqual(['0/1']);
  });

  it('is provisional while facts come in', () => {
    const [first] = retentionOf([visit(0, null)], MINUTE, false);
    expect(first).toEqual({ minute: 1, measure: { n: 1, d: 1, value: 1, state: 'provisional' } });
  });
});

describe('a first visit', () => {
  const of = (enteredMs: number | null, stays: Stays) =>
    firstVisitOf({ first: { ...untold.first, entered: enteredMs }, stays }, { graceMs: 30_000 });
  const stay = (stays: Stays, id: string, fromMs: number, toMs?: number): Stays => {
    const begun = beginStay(stays, id, fromMs);
    return toMs === undefined ? begun : endStay(begun, id, toMs);
  };

  it('goes on over an absence of the grace, and ends with a longer one', () => {
    const back = stay(stay(noStays, 'one', 0, 10_000), 'two', 40_000, 50_000);

    expect(of(0, back)).toEqual({ enteredMs: 0, leftMs: 50_000 });
    expect(of(0, stay(stay(noStays, 'one', 0, 10_000), 'two', 40_001, 50_000))).toEqual({
      enteredMs: 0,
      leftMs: 10_000,
    });
    expect(of(0, stay(back, 'three', 60_000))).toEqual({ enteredMs: 0, leftMs: null });
  });

  it('is over at once for whoever left in the instant of entering', () => {
    expect(of(5, stay(noStays, 'one', 5, 5))).toEqual({ enteredMs: 5, leftMs: 5 });
    expect(of(null, noStays)).toBeUndefined();
  });
});
