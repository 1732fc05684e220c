import { murmur2, partitionOf } from './partition-of.js';

describe('the partition of a key', () => {
  it.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %s as Kafka’s own tests say', (key, hash) => {
    expect(murmur2(Buffer.from(key))).toBe(hash);
  });

  it('is never negative and below the number of partitions', () => {
    for (let i = 0; i < 1_000; i += 1) {
      const partition = partitionOf(`session-${i}:viewer-${i * 7}`, 12);
      expect(partition).toBeGreaterThanOrEqual(0);
      expect(partition).toBeLessThan(12);
    }
  });

  it('spreads viewers evenly', () => {
    const counts = new Array<number>(12).fill(0);
    for (let i = 0; i < 12_000; i += 1) counts[partitionOf(`one-session:viewer-${i}`, 12)]! += 1;

    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1_150);
  });
});
