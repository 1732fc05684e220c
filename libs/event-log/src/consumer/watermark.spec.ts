import { Watermark } from './watermark.js';

const at = (partition: string, end: number, processed: number) => ({ partition, end, processed });

describe('a watermark', () => {
  it('is unknown until every partition has processed what a sample saw', () => {
    const watermark = new Watermark();

    watermark.observe(1_000, [at('a', 5, 5), at('b', 5, 3)]);

    expect(watermark.ms).toBeNull();
  });

  it('is the time of the latest sample whose ends are all processed', () => {
    const watermark = new Watermark();
    watermark.observe(1_000, [at('a', 10, 4)]);
    watermark.observe(2_000, [at('a', 20, 8)]);
    watermark.observe(3_000, [at('a', 30, 20)]);

    expect(watermark.ms).toBe(2_000);
  });

  it('moves with the clock while nothing arrives', () => {
    const watermark = new Watermark();

    for (const now of [1_000, 2_000, 3_000]) watermark.observe(now, [at('a', 7, 7), at('empty', 0, 0)]);

    expect(watermark.ms).toBe(3_000);
  });

  it('is that of the slowest partition', () => {
    const watermark = new Watermark();
    watermark.observe(1_000, [at('a', 1, 1), at('b', 1, 1)]);

    watermark.observe(2_000, [at('a', 2, 2), at('b', 2, 1)]);

    expect(watermark.ms).toBe(1_000);
  });

  it('never goes back', () => {
    const watermark = new Watermark();
    watermark.observe(5_000, [at('a', 1, 1)]);

    watermark.observe(4_000, [at('a', 1, 1), at('new', 0, 0)]);

    expect(watermark.ms).toBe(5_000);
  });

  it('stays true when it is far behind for long', () => {
    const watermark = new Watermark();
    for (let second = 1; second <= 5_000; second += 1) watermark.observe(second * 1_000, [at('a', second, 0)]);

    watermark.observe(5_001_000, [at('a', 6_000, 4_000)]);

    expect(watermark.ms).toBeLessThanOrEqual(4_000_000);
    expect(watermark.ms).toBeGreaterThan(0);
  });
});
