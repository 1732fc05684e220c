import { setImmediate as nextTurn } from 'node:timers/promises';
import { Subject } from 'rxjs';
import { byTurns } from './by-turns.js';

describe('byTurns', () => {
  const heard = () => {
    const source = new Subject<number>();
    const given: (readonly number[] | string)[] = [];
    const subscription = source.pipe(byTurns()).subscribe({
      next: (items) => void given.push(items),
      error: (error: string) => void given.push(error),
      complete: () => void given.push('over'),
    });
    return { source, given, subscription };
  };

  it('gives what came in a turn together, and the next in the next', async () => {
    const { source, given } = heard();
    source.next(1);
    await Promise.resolve();
    source.next(2);
    expect(given).toEqual([]);
    await nextTurn();
    source.next(3);
    await nextTurn();

    expect(given).toEqual([[1, 2], [3]]);
  });

  it.each([
    ['ends', (source: Subject<number>) => source.complete(), 'over'],
    ['breaks', (source: Subject<number>) => source.error('broken'), 'broken'],
  ])('keeps nothing back when its source %s', async (_how, stop, last) => {
    const { source, given } = heard();
    source.next(1);
    stop(source);
    await nextTurn();

    expect(given).toEqual([[1], last]);
  });

  it('gives nothing to who has gone', async () => {
    const { source, given, subscription } = heard();
    source.next(1);
    subscription.unsubscribe();
    await nextTurn();

    expect(given).toEqual([]);
  });
});
