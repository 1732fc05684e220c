import { seeded } from '../testing/seeded.js';
import { countNames, noCounts } from './counts.js';
import { mergeBuckets } from './merge-buckets.js';
import { type Bucket, SessionLedger } from './session-ledger.js';

const START_MS = Date.parse('2026-11-23T10:00:37.123Z');
const rules = { startWindowMs: 60_000, graceMs: 30_000 };

describe('buckets that are put together', () => {
  const chance = seeded(11);
  const changes = (): number[] =>
    Array.from({ length: chance.between(0, 6) }, () => [chance.between(0, 5), chance.pick([-1, 1])]).flat();
  const bucket = (partition: number, minute: number): Bucket => ({
    partition,
    bucketMs: START_MS + minute * 60_000,
    counts: { ...noCounts(), [chance.pick(countNames)]: chance.between(-3, 9) },
    presence: changes(),
    longStays: changes(),
    staying: chance.chance(0.5) ? [START_MS + minute * 60_000 + 5, 1, START_MS, 0] : [],
  });
  const minutesOf = (...parts: readonly (readonly Bucket[])[]): object[] => {
    const ledger = new SessionLedger(START_MS, rules);
    for (const part of parts) ledger.put(part);
    return ledger.minutes();
  };
  const buckets = Array.from({ length: 12 }, (_, partition) => [0, 1, 2, 7].map((m) => bucket(partition, m))).flat();

  it('say the same as all of them did, in a fraction of the room', () => {
    const merged = mergeBuckets(buckets);

    expect(merged).toHaveLength(4);
    expect(minutesOf(merged)).toEqual(minutesOf(buckets));
  });

  it('can be added to, and put together again', () => {
    const later = [bucket(3, 2), bucket(5, 9)];
    const all = minutesOf(
      buckets.map((earlier) => ({ ...earlier, partition: earlier.partition + 100 })),
      later,
    );

    expect(minutesOf(mergeBuckets(buckets), later)).toEqual(all);
    expect(minutesOf(mergeBuckets([...mergeBuckets(buckets), ...later]))).toEqual(all);
  });
});
