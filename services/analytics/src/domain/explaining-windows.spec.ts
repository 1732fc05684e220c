import { explainingWindows } from './explaining-windows.js';
import type { SessionMark } from './live-session.js';

const mark = (kind: SessionMark['kind'], atMs: number, listingId: string | null): SessionMark => ({
  kind,
  atMs,
  listingId,
  title: null,
  priceMinor: null,
});
const windows = (endedAtMs: number | null, ...marks: readonly SessionMark[]) =>
  explainingWindows(marks, { endedAtMs }).map(({ listingId, fromMs, toMs }) => [listingId, fromMs, toMs]);

describe('the windows in which products are explained', () => {
  it('end when nothing is pinned any more, or something else is', () => {
    expect(
      windows(
        null,
        mark('pinned', 10, 'tote'),
        mark('pinned', 20, 'scarf'),
        mark('unpinned', 30, 'scarf'),
        mark('pinned', 40, 'tote'),
      ),
    ).toEqual([
      ['tote', 10, 20],
      ['scarf', 20, 30],
      ['tote', 40, null],
    ]);
  });

  it('are the same when what takes the place of the other is told first: both happen in one instant', () => {
    const [away, here] = [mark('unpinned', 20, 'tote'), mark('pinned', 20, 'scarf')];
    const of = (...marks: readonly SessionMark[]) => windows(null, mark('pinned', 10, 'tote'), ...marks);

    expect(of(away, here)).toEqual(of(here, away));
  });

  it('go on when what is pinned is pinned again, or when something else is unpinned', () => {
    expect(windows(50, mark('pinned', 10, 'tote'), mark('pinned', 20, 'tote'), mark('unpinned', 30, 'scarf'))).toEqual([
      ['tote', 10, 50],
    ]);
  });

  it('end with the session, and are none when no time is in them', () => {
    expect(windows(50, mark('pinned', 10, 'tote'), mark('unpinned', 10, 'tote'), mark('pinned', 60, 'tote'))).toEqual(
      [],
    );
    expect(windows(50, mark('pinned', 10, 'tote'), mark('price', 20, 'tote'), mark('unpinned', 90, 'tote'))).toEqual([
      ['tote', 10, 50],
    ]);
  });
});
