import { ReadCache } from './read-cache.js';

describe('the read cache', () => {
  let nowMs = 0;
  let reads: string[];
  let cache: ReadCache<string>;
  beforeEach(() => {
    nowMs = 0;
    reads = [];
    cache = new ReadCache({ maxAgeMs: 1_000, maxEntries: 2 }, () => nowMs);
  });

  const get = (key: string): Promise<string> =>
    cache.get(key, async () => {
      reads.push(key);
      return `${key}@${nowMs}`;
    });

  it('reads a key once for all who ask at the same time, and again when it has aged', async () => {
    expect(await Promise.all([get('a'), get('a')])).toEqual(['a@0', 'a@0']);
    nowMs = 999;
    expect(await get('a')).toBe('a@0');
    nowMs = 1_000;
    expect(await get('a')).toBe('a@1000');
    expect(reads).toEqual(['a', 'a']);
  });

  it('keeps no more entries than it may', async () => {
    for (const key of ['a', 'b', 'c', 'b', 'c', 'a']) await get(key);
    expect(reads).toEqual(['a', 'b', 'c', 'a']);
  });

  it('does not remember a failed read', async () => {
    await expect(cache.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await get('a')).toBe('a@0');
  });

  it('shares what is not worth keeping only with those who ask while it is being read', async () => {
    const picky = new ReadCache<string>({ maxAgeMs: 1_000, maxEntries: 2, isWorthKeeping: () => false });
    const read = async () => `read ${reads.push('a')}`;

    expect(await Promise.all([picky.get('a', read), picky.get('a', read)])).toEqual(['read 1', 'read 1']);
    expect(await picky.get('a', read)).toBe('read 2');
  });

  it('reads again after it was cleared, even what was being read just then', async () => {
    const early = get('a');
    cache.clear();
    await Promise.all([early, get('a')]);
    expect(reads).toEqual(['a', 'a']);
    expect(await get('a')).toBe('a@0');
    expect(reads).toHaveLength(2);
  });
});
