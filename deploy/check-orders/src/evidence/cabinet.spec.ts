import { Cabinet } from './cabinet.js';

const contentOf = (cabinet: Cabinet<number>) => new Map([...cabinet.dossiers()]);

describe('a cabinet', () => {
  it.each([
    ['in memory', 1_000_000],
    ['mostly on disk', 200],
  ])('gives back all papers of a key together and in their order, %s', (_where, memory) => {
    const cabinet = new Cabinet<number>(memory);
    for (let paper = 0; paper < 1_000; paper += 1) cabinet.file(`order-${paper % 100}`, paper);

    const content = contentOf(cabinet);

    expect(content.size).toBe(100);
    expect([...content.values()].flat()).toHaveLength(1_000);
    expect(content.get('order-7')).toEqual([7, 107, 207, 307, 407, 507, 607, 707, 807, 907]);
    cabinet.discard();
  });

  it('is empty at first', () => {
    expect(contentOf(new Cabinet<number>()).size).toBe(0);
  });
});
