import type { NumberedItem } from '@shopcast/contracts/room';
import { emptyRoom, type RoomView, type Scene, withItems, withScene } from './room-view.js';

const at = '2026-11-23T12:00:00.000Z';
const comment = (seq: number): NumberedItem => ({
  ...{ t: 'comment', seq, at, text: `comment ${seq}`, author: 'a' },
  commentId: String(seq),
});
const scene = {
  session: { sessionId: 's', title: 'Autumn', state: 'live' },
  shelf: { listingIds: ['l1'] },
  pinned: { listingId: 'l1', title: 'Tote' },
  online: 3,
  likes: 9,
} as unknown as Scene;
const room: RoomView = withScene(emptyRoom, scene);

describe('what a page knows of the room', () => {
  it('begins with the scene, and keeps what was said before when it comes back', () => {
    const returned = withScene(withItems(room, [comment(1)]), scene);

    expect(returned).toMatchObject({ online: 3, likes: 9, pinnedId: 'l1', listingIds: ['l1'] });
    expect(returned.comments).toHaveLength(1);
  });

  it('keeps the newest comments only, in their order', () => {
    const { comments } = withItems(
      room,
      Array.from({ length: 400 }, (_, i) => comment(i)),
    );

    expect(comments).toHaveLength(150);
    expect(comments.at(-1)?.text).toBe('comment 399');
  });

  it('shows a deleted comment no longer', () => {
    const deleted: NumberedItem = { t: 'deleted', seq: 3, at, commentId: '1' };

    expect(withItems(room, [comment(1), comment(2), deleted]).comments.map(({ commentId }) => commentId)).toEqual([
      '2',
    ]);
  });

  it('looks at the shop again when shelf or price change, and not for a pin', () => {
    const pinned = withItems(room, [{ t: 'pin', seq: 1, at, listingId: 'l2', title: 'Scarf' }]);
    const repriced = withItems(room, [
      { t: 'price', seq: 1, at, kind: 'live', listingId: 'l1', skuId: 'k', priceMinor: 1, endsAt: null },
    ]);

    expect([pinned.shopChanges, repriced.shopChanges]).toEqual([room.shopChanges, room.shopChanges + 1]);
    expect(pinned.pinnedId).toBe('l2');
  });

  it('is over when the session has ended', () => {
    expect(withItems(room, [{ t: 'state', seq: 1, at, state: 'paused' }]).session?.state).toBe('paused');
    expect(withItems(room, [{ t: 'state', seq: 1, at, state: 'ended' }]).presence).toBe('over');
  });

  it('offers a campaign once, however often it is dropped, and leaves alone what it does not know', () => {
    const drop = { t: 'coupon', seq: 1, at, campaignId: 'c' } as unknown as NumberedItem;
    const unknown = { t: 'fireworks', seq: 2, at } as unknown as NumberedItem;

    expect(withItems(room, [drop, { ...drop, seq: 2 }]).coupons).toHaveLength(1);
    expect(withItems(room, [unknown])).toEqual(room);
  });
});
