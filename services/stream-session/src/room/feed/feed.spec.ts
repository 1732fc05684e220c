import type { FeedFrame } from '@shopcast/contracts';
import { Feed } from './feed.js';
import type { FrameSet, Told } from './frame-set.js';

const counts = { online: 3, likes: 5 };
const LIMITS = { historyBytes: 10_000, commentsPerSecond: 100 };
const PLENTY = 1_000_000;

const comment = (seq: number, author = `a${seq}`): Told => ({
  seq,
  author,
  commentId: `c${seq}`,
  json: JSON.stringify({ t: 'comment', commentId: `c${seq}`, author, text: 'hello', at: '2026-11-23T12:30:00.000Z' }),
});
const read = (set: FrameSet | undefined, sample = 0): FeedFrame => {
  const bytes = set?.frameFor(sample).plain ?? Buffer.alloc(0);
  return JSON.parse(bytes.subarray(bytes.indexOf('{')).toString()) as FeedFrame;
};
const seqs = (sets: readonly FrameSet[]): number[] => sets.flatMap((set) => read(set).items.map(({ seq }) => seq));

/** A feed in which so many comments have been told, so many a frame. */
function told(comments: number, perFrame: number, limits = LIMITS): Feed {
  const feed = new Feed({ epoch: 'e', seq: 0 }, limits);
  for (let seq = 1; seq <= comments; seq += 1) {
    feed.add(seq, comment(seq));
    if (seq % perFrame === 0) feed.next(counts, seq);
  }
  return feed;
}

describe('the feed', () => {
  it('makes one frame of everything new, joining on the last one, and none when nothing is', () => {
    const feed = new Feed({ epoch: 'e', seq: 7 }, LIMITS);
    expect(feed.next(counts, 0)).toBeUndefined();
    feed.add(8, comment(8));
    feed.add(9, undefined);
    feed.add(10, comment(10));

    const frame = read(feed.next(counts, 0));
    expect(frame).toMatchObject({ t: 'feed', from: 8, to: 10, ...counts });
    expect(frame.items.map(({ seq, t }) => [seq, t])).toEqual([
      [8, 'comment'],
      [10, 'comment'],
    ]);
    expect(feed.next(counts, 1)).toBeUndefined();
    expect(feed.position).toEqual({ epoch: 'e', seq: 10 });
  });

  it('forgets a comment in what waits and in what is kept, but not its number', () => {
    const feed = told(4, 2);
    feed.add(5, comment(5));
    feed.add(6, comment(6));
    for (const commentId of ['c2', 'c3', 'c5']) feed.forget(commentId);

    expect(read(feed.next(counts, 9))).toMatchObject({ from: 5, to: 6, items: [{ seq: 6 }] });
    const { sets, missed } = feed.resume({ epoch: 'e', seq: 0 }, PLENTY);
    expect([seqs(sets), missed]).toEqual([[1, 4, 6], null]);
    expect(sets.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it('tells changed numbers alone once a second', () => {
    const feed = new Feed({ epoch: 'e', seq: 0 }, LIMITS);
    expect(feed.nextCounts({ online: 1, likes: 0 }, 10_000)).toBeDefined();
    expect(feed.nextCounts({ online: 1, likes: 0 }, 20_000)).toBeUndefined();
    expect(feed.nextCounts({ online: 2, likes: 0 }, 20_000)).toBeDefined();
    expect(feed.nextCounts({ online: 3, likes: 0 }, 20_999)).toBeUndefined();
  });

  it('gives whoever comes back exactly what was told since, also from the middle of a frame', () => {
    const feed = told(40, 5);
    for (const had of [0, 4, 5, 17, 39, 40]) {
      const { missed, seq, sets } = feed.resume({ epoch: 'e', seq: had }, PLENTY);
      expect({ missed, seq }).toEqual({ missed: null, seq: had });
      expect(seqs(sets)).toEqual(Array.from({ length: 40 - had }, (_, n) => had + 1 + n));
    }
  });

  it('says exactly what cannot be had any more, and gives the rest', () => {
    const small = told(100, 5, { ...LIMITS, historyBytes: 4_000 });
    const { missed, seq, sets } = small.resume({ epoch: 'e', seq: 10 }, PLENTY);
    expect(missed).toEqual({ epoch: 'e', from: 11, to: seq });
    expect(seq).toBeGreaterThan(11);
    expect(seqs(sets)).toEqual(Array.from({ length: 100 - seq }, (_, n) => seq + 1 + n));

    const hurried = told(100, 5).resume({ epoch: 'e', seq: 10 }, 1_500);
    expect(hurried.missed).toMatchObject({ from: 11, to: hurried.seq });
    expect(hurried.sets.length).toBeGreaterThan(0);
  });

  it('gives nothing of an epoch that is over, and nothing twice to who is ahead', () => {
    const feed = told(10, 5);
    expect(feed.resume({ epoch: 'before', seq: 4 }, PLENTY)).toEqual({
      seq: 10,
      missed: { epoch: 'before', from: 5, to: null },
      sets: [],
    });
    expect(feed.resume({ epoch: 'e', seq: 12 }, PLENTY)).toEqual({ seq: 12, missed: null, sets: [] });
    feed.renew({ epoch: 'f', seq: 100 });
    expect(feed.resume({ epoch: 'e', seq: 10 }, PLENTY)).toMatchObject({ seq: 100, sets: [] });
  });

  it('shows each viewer a fair sample when there is more than can be read, and counts all of it', () => {
    const feed = new Feed({ epoch: 'e', seq: 0 }, { ...LIMITS, commentsPerSecond: 20 });
    for (let seq = 1; seq <= 100; seq += 1) feed.add(seq, comment(seq));
    feed.add(101, { seq: 101, json: '{"t":"pin"}' });
    const set = feed.next(counts, 1_000);

    const frames = Array.from({ length: 8 }, (_, sample) => read(set, sample));
    for (const frame of frames) {
      expect(frame).toMatchObject({ from: 1, to: 101, sampled: { comments: 100, shown: 20 } });
      expect(frame.items).toHaveLength(21);
      expect(frame.items.at(-1)?.t).toBe('pin');
    }
    const shown = new Set(frames.flatMap(({ items }) => items.map(({ seq }) => seq)));
    expect(shown.size).toBe(101);
  });

  it('lets a short storm through, and samples only what goes on', () => {
    const feed = new Feed({ epoch: 'e', seq: 0 }, { ...LIMITS, commentsPerSecond: 20 });
    let seq = 0;
    const storm = (comments: number, nowMs: number): FeedFrame => {
      for (let n = 0; n < comments; n += 1) feed.add((seq += 1), comment(seq));
      return read(feed.next(counts, nowMs));
    };
    expect(storm(20, 1_000).sampled).toBeUndefined();
    expect(storm(20, 1_100).sampled).toEqual({ comments: 20, shown: 2 });
    expect(storm(20, 1_600).sampled).toEqual({ comments: 20, shown: 10 });
    expect(storm(20, 9_000).sampled).toBeUndefined();
  });
});
