import { SessionClock } from '@shopcast/kernel';
import { roomAt } from './room-at.js';
import { roomSteps } from './room-steps.js';
import type { RoomChange, RoomStory } from './room-story.js';

const START = Date.parse('2026-11-23T10:00:00Z');
const at = (second: number): number => START + second * 1_000;
const sku = { skuId: 'red', title: 'Red', listPriceMinor: 9_900 };
const price = (second: number, priceMinor: number | null, endsAtMs: number | null = null): RoomChange => ({
  ...{ kind: 'price', listingId: 'tote', skuId: 'red', atMs: at(second), priceMinor, endsAtMs },
});
const clock = new SessionClock(START, 1);
const span = { startedAtMs: START, endedAtMs: at(100) };

const story: RoomStory = {
  changes: [
    { kind: 'shelf', atMs: at(-60), listingIds: ['tote', 'unknown'] },
    { kind: 'state', atMs: at(0), state: 'live' },
    { kind: 'pinned', atMs: at(10), listingId: 'tote', title: 'Tote' },
    price(20, 7_900, at(30)),
    { kind: 'pinned', atMs: at(40), listingId: 'scarf', title: 'Scarf' },
    { kind: 'unpinned', atMs: at(41), listingId: 'tote' },
    price(45, 5_000),
    price(50, null),
    { kind: 'shelf', atMs: at(60), listingIds: ['scarf', 'tote'] },
    { kind: 'unpinned', atMs: at(70), listingId: 'scarf' },
    { kind: 'state', atMs: at(100), state: 'ended' },
  ],
  listings: [
    { kind: 'listed', atMs: at(-900), listingId: 'tote', title: 'Tote', skus: [sku] },
    { kind: 'listed', atMs: at(-900), listingId: 'scarf', title: 'Scarf', skus: [{ ...sku, skuId: 'silk' }] },
    { kind: 'repriced', atMs: at(80), listingId: 'tote', skuId: 'red', listPriceMinor: 8_800 },
  ],
};
const roomOf = (second: number) => roomAt(story, clock, at(second));
const toteOf = (second: number) => roomOf(second).shelf.find(({ listingId }) => listingId === 'tote')?.skus[0];

describe('a room at a moment', () => {
  it('has the shelf that was last arranged by then, of listings that are known', () => {
    expect(roomOf(59).shelf.map(({ listingId }) => listingId)).toEqual(['tote']);
    expect(roomOf(60).shelf.map(({ listingId }) => listingId)).toEqual(['scarf', 'tote']);
  });

  it('explains what was pinned last, until just that is taken off', () => {
    const pinned = [9, 10, 40, 41, 70].map((second) => roomOf(second).pinned?.listingId ?? null);

    expect(pinned).toEqual([null, 'tote', 'scarf', 'scarf', null]);
  });

  it('sells at live prices from when they hold until they are over or withdrawn', () => {
    const prices = [19, 20, 29, 30, 45, 50].map((second) => toteOf(second)?.priceMinor);

    expect(prices).toEqual([9_900, 7_900, 7_900, 9_900, 5_000, 9_900]);
  });

  it('has list prices of the wall clock, also in a rehearsal whose time runs faster', () => {
    const rehearsed = (second: number) =>
      roomAt(story, new SessionClock(START, 10), at(second)).shelf.find(({ listingId }) => listingId === 'tote')
        ?.skus[0];

    expect([79, 80].map((second) => toteOf(second)?.listPriceMinor)).toEqual([9_900, 8_800]);
    expect([799, 800].map((second) => rehearsed(second)?.listPriceMinor)).toEqual([9_900, 8_800]);
  });
});

describe('the steps of a room', () => {
  const steps = roomSteps(story, clock, span);
  const valueAt = <Value>(of: readonly { second: number; value: Value }[], second: number): Value | undefined =>
    of.findLast((step) => step.second <= second)?.value;

  it('say of every second what the room showed', () => {
    for (let second = 0; second <= 100; second += 1) {
      const room = roomOf(second);
      expect(valueAt(steps.states, second)).toBe(room.state);
      expect(valueAt(steps.shelves, second)).toEqual(room.shelf.map(({ listingId }) => listingId));
      const chapter = steps.chapters.find(({ second: from, untilSecond }) => from <= second && second < untilSecond);
      expect(chapter?.listingId).toBe(room.pinned?.listingId);
      const tote = steps.items.find(({ listingId }) => listingId === 'tote')?.skus[0];
      expect(valueAt(tote?.prices ?? [], second)).toMatchObject({ priceMinor: toteOf(second)?.priceMinor });
    }
  });

  it('make a chapter of each pin', () => {
    expect(steps.chapters).toEqual([
      { second: 10, untilSecond: 40, listingId: 'tote', title: 'Tote' },
      { second: 40, untilSecond: 70, listingId: 'scarf', title: 'Scarf' },
    ]);
  });
});
