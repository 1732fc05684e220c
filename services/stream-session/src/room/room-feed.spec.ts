import { newId } from '@shopcast/kernel';
import { MemoryLiveState } from '@shopcast/live-state';
import { RoomFeed } from './room-feed.js';

const at = '2026-11-23T12:30:00.000Z';
const limits = { historyBytes: 100_000, commentsPerSecond: 100 };
const comment = (commentId: string) => ({ t: 'comment', commentId, author: 'a', text: 'hi', at }) as const;

/** Numbers from, to, and what is shown of them. */
function shown(feed: RoomFeed): unknown[] {
  const bytes = feed.frames.next({ online: 0, likes: 0 }, 0)?.frameFor(0).plain ?? Buffer.from('{}');
  const {
    from,
    to,
    items = [],
  } = JSON.parse(bytes.subarray(bytes.indexOf('{')).toString()) as {
    readonly from: number;
    readonly to: number;
    readonly items?: readonly { readonly seq: number }[];
  };
  return [from, to, items.map(({ seq }) => seq)];
}

describe('what a room is told', () => {
  it('is shown once, although a comment is told again by another process: its number is used up', async () => {
    const liveState = new MemoryLiveState();
    const [one, other] = [
      new RoomFeed(liveState, 's', limits, () => true),
      new RoomFeed(liveState, 's', limits, () => true),
    ];
    await Promise.all([one.open(), other.open()]);
    const [first, second] = [comment(newId()), comment(newId())];
    await one.tell(first);
    await other.tell(first);
    await other.tell(second);
    await new Promise((heard) => setImmediate(heard));
    one.catchUp();
    await new Promise((heard) => setImmediate(heard));

    expect([shown(one), shown(other)]).toEqual([
      [1, 3, [1, 3]],
      [1, 3, [1, 3]],
    ]);
  });

  it('has no comment that was deleted, whichever of the two was heard first, and one end of it', async () => {
    const feed = new RoomFeed(new MemoryLiveState(), 's', limits, () => true);
    await feed.open();
    const [late, early] = [comment(newId()), comment(newId())];
    const end = (commentId: string) => ({ t: 'deleted', commentId, at }) as const;
    await feed.tell(late);
    await feed.tell(end(late.commentId));
    await feed.tell(end(early.commentId));
    await feed.tell(early);
    await feed.tell(end(late.commentId));

    expect(shown(feed)).toEqual([1, 5, [2, 3]]);
  });

  it('leaves out what is no news, and what another version of this program may tell', async () => {
    const liveState = new MemoryLiveState();
    const feed = new RoomFeed(liveState, 's', limits, (item) => item.t !== 'state');
    await feed.open();
    await feed.tell({ t: 'state', state: 'live', at });
    await feed.tell({ t: 'firework', at } as never);
    await feed.tell({ t: 'shelf', listingIds: [], at });
    expect(shown(feed)).toEqual([1, 3, [3]]);
  });
});
