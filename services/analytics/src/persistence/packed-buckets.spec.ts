import { countNames, noCounts } from '../domain/counts.js';
import { ALL_PARTITIONS } from '../domain/merge-buckets.js';
import type { Bucket } from '../domain/session-ledger.js';
import { packBuckets, unpackBuckets } from './packed-buckets.js';

const START_MS = Date.parse('2026-11-23T10:00:37.123Z');
const bucket = (minute: number): Bucket => ({
  partition: ALL_PARTITIONS,
  bucketMs: START_MS + minute * 60_000,
  counts: { ...noCounts(), gmv: 9_007_199_254_740, orders: minute, view_pv: -2 },
  presence: [-40, 1, 59_999, -3],
  longStays: minute % 2 === 0 ? [] : [7, 12],
  staying: [START_MS, 1, START_MS - 5, 0],
});

describe('packed buckets', () => {
  it('are read as they were written', () => {
    const buckets = [bucket(-1), bucket(0), bucket(130)];
    expect(unpackBuckets(packBuckets(buckets, countNames), countNames)).toEqual(buckets);
    expect(unpackBuckets(packBuckets([], countNames), countNames)).toEqual([]);
  });

  it('are read by a version that names its counts otherwise', () => {
    const older = ['gone', ...[...countNames].reverse()];
    const bytes = packBuckets([{ ...bucket(3), counts: { ...bucket(3).counts, gone: 7 } } as never], older as never);

    expect(unpackBuckets(bytes, older)).toEqual([bucket(3)]);
  });
});
