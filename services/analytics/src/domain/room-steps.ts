import type { SessionClock } from '@shopcast/kernel';
import type { SessionState } from './live-session.js';
import { SECOND_MS } from './moments.js';
import { type PricedSku, type RoomAt, roomAt } from './room-at.js';
import type { RoomStory } from './room-story.js';
import { secondOfInstant, secondsOf, type SessionSpan } from './timeline.js';

/** What something had become by the end of a second; it holds until the next step. */
export interface Step<Value> {
  readonly second: number;
  readonly value: Value;
}

/** From the end of its first second until just before the end of `untilSecond`, the host explained this. */
export interface Chapter {
  readonly second: number;
  readonly untilSecond: number;
  readonly listingId: string;
  readonly title: string;
}

/** A variant with its prices; none: it was never on the shelf. */
export interface SkuSteps {
  readonly skuId: string;
  readonly title: string;
  readonly prices: readonly Step<Pick<PricedSku, 'listPriceMinor' | 'priceMinor'>>[];
}

export interface ItemSteps {
  readonly listingId: string;
  readonly title: string;
  readonly skus: readonly SkuSteps[];
}

/** All that a room showed beside what was said in it, as the few moments at which it changed. */
export interface RoomSteps {
  readonly states: readonly Step<SessionState>[];
  readonly shelves: readonly Step<readonly string[]>[];
  readonly chapters: readonly Chapter[];
  readonly items: readonly ItemSteps[];
}

type View = Step<RoomAt>;

/** Made of what {@link roomAt} says of each second in which something changed, so that it cannot say anything else. */
export function roomSteps(story: RoomStory, clock: SessionClock, span: SessionSpan): RoomSteps {
  const views = secondsOfChange(story, clock, span).map((second) => ({
    second,
    value: roomAt(story, clock, span.startedAtMs + second * SECOND_MS),
  }));
  return {
    states: steps(views, ({ state }) => state),
    shelves: steps(views, ({ shelf }) => shelf.map(({ listingId }) => listingId)),
    chapters: chapters(views, secondsOf(span)),
    items: itemSteps(views),
  };
}

function secondsOfChange({ changes, listings }: RoomStory, clock: SessionClock, span: SessionSpan): number[] {
  const ends = changes.flatMap((change) => (change.kind === 'price' ? (change.endsAtMs ?? []) : []));
  const instants = [...changes, ...listings.map(({ atMs }) => ({ atMs: clock.at(atMs) }))].map(({ atMs }) => atMs);
  const seconds = [...instants, ...ends].map((atMs) => secondOfInstant(atMs, span));
  return [...new Set([0, ...seconds])].filter((second) => second <= secondsOf(span)).sort((a, b) => a - b);
}

function steps<Value>(views: readonly View[], of: (room: RoomAt) => Value): Step<Value>[] {
  const found: Step<Value>[] = [];
  for (const { second, value } of views) {
    const next = of(value);
    if (JSON.stringify(next) !== JSON.stringify(found.at(-1)?.value)) found.push({ second, value: next });
  }
  return found;
}

function chapters(views: readonly View[], seconds: number): Chapter[] {
  const pins = steps(views, ({ pinned }) => pinned);
  return pins.flatMap(({ second, value }, i) =>
    value === null || second >= seconds ? [] : [{ ...value, second, untilSecond: pins[i + 1]?.second ?? seconds }],
  );
}

function itemSteps(views: readonly View[]): ItemSteps[] {
  const listed = new Map(views.flatMap(({ value }) => value.shelf.map((item) => [item.listingId, item])));
  return [...listed.values()].map(({ listingId, title, skus }) => ({
    listingId,
    title,
    skus: skus.map(({ skuId, title: variant }) => ({
      skuId,
      title: variant,
      prices: priceSteps(views, listingId, skuId),
    })),
  }));
}

function priceSteps(views: readonly View[], listingId: string, skuId: string): SkuSteps['prices'] {
  const onShelf = views.flatMap(({ second, value }) => {
    const sku = value.shelf.find((item) => item.listingId === listingId)?.skus.find((known) => known.skuId === skuId);
    return sku ? [{ second, value: { listPriceMinor: sku.listPriceMinor, priceMinor: sku.priceMinor } }] : [];
  });
  return onShelf.filter(({ value }, i) => JSON.stringify(value) !== JSON.stringify(onShelf[i - 1]?.value));
}
