import { bytesOf, MAX_RECORD_BYTES } from '../log/record-limits.js';
import { type PlacedRecord, roundsOf } from './kafka-rounds.js';

const placed = (partition: number, value: string): PlacedRecord => ({
  topic: 't',
  key: 'k',
  headers: {},
  value,
  partition,
});

describe('rounds', () => {
  it('keep all records in one round while they are small', () => {
    const records = [placed(0, 'a'), placed(1, 'b'), placed(0, 'c')];

    expect(roundsOf(records)).toEqual([records]);
  });

  it('never let a partition’s batch grow beyond what a broker takes, and keep its order', () => {
    const value = 'x'.repeat(400_000);
    const records = [1, 2, 3, 4, 5].map((n) => placed(0, `${n}${value}`));

    const rounds = roundsOf(records);

    expect(rounds.flat()).toEqual(records);
    for (const round of rounds) {
      expect(round.reduce((sum, record) => sum + bytesOf(record), 0)).toBeLessThan(1_000_000);
    }
  });

  it('have room for the largest record there may be', () => {
    const large = placed(0, 'x'.repeat(MAX_RECORD_BYTES - 1));

    expect(roundsOf([large, large])).toEqual([[large], [large]]);
  });

  it('let other partitions go with the first round', () => {
    const value = 'x'.repeat(600_000);
    const [one, two, other] = [placed(0, `1${value}`), placed(0, `2${value}`), placed(1, 'b')];

    expect(roundsOf([one, two, other])).toEqual([[one, other], [two]]);
  });
});
