import { noCounts } from './counts.js';
import { type Bucket, SessionLedger } from './session-ledger.js';

const START_MS = 1_000_000;

const bucket = (partition: number, atMs: number, likes: number, presence: readonly number[] = []): Bucket => ({
  partition,
  bucketMs: START_MS + atMs,
  counts: { ...noCounts(), likes },
  presence,
  longStays: [],
  staying: [],
});
const rules = { startWindowMs: 60_000, graceMs: 30_000 };

describe('a session’s ledger', () => {
  it('puts the minutes of all partitions together', () => {
    const ledger = new SessionLedger(START_MS, rules);
    ledger.put([bucket(0, 60_000, 2, [500, 1]), bucket(7, 60_000, 3, [500, 2, 900, -1])]);

    const [minute] = ledger.minutes();

    expect(minute).toMatchObject({ minute: 1, counts: { likes: 5 } });
    expect(minute?.presence).toMatchObject({ instants: [60_500, 60_900], deltas: [3, -1], net: 2, crest: 3 });
  });

  it('finds facts that were folded before the start was known in their minute', () => {
    const ledger = new SessionLedger(START_MS, rules);
    ledger.put([bucket(0, 61_234, 1, [0, 1]), bucket(0, 60_000, 1, [1_234, -1]), bucket(0, -5_000, 1)]);

    expect(ledger.minutes().map(({ minute, counts }) => [minute, counts.likes])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(ledger.minutes()[1]?.presence.instants).toEqual([]);
  });

  it('replaces a bucket that changed', () => {
    const ledger = new SessionLedger(START_MS, rules);
    ledger.put([bucket(0, 0, 1)]);
    expect(ledger.minutes()[0]?.counts.likes).toBe(1);
    ledger.put([bucket(0, 0, 4)]);
    expect(ledger.minutes()[0]?.counts.likes).toBe(4);
  });

  it('knows which of those who were there before the start was known have stayed from it', () => {
    const ledger = new SessionLedger(START_MS, rules);
    const since = (atMs: number, awaySinceMs: number): number[] => [START_MS + atMs, 1, START_MS + atMs, awaySinceMs];
    const staying = [
      ...since(60_000, 0),
      ...since(60_001, 0),
      ...since(10_000, START_MS),
      ...since(40_000, START_MS + 1),
    ];
    ledger.put([{ ...bucket(0, 10_000, 0), staying }]);

    expect(ledger.minutes()[0]?.staying.instants).toEqual([10_000, 60_000]);
  });
});
