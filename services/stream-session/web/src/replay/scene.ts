import type { ShopSku } from '../shop/shop.js';
import type { Chapter, ItemSteps, Replay, SecondChanges } from './replay.js';

export interface SceneItem {
  readonly listingId: string;
  readonly title: string;
  readonly skus: readonly ShopSku[];
}

/** What the room showed at the end of one second. */
export interface Scene {
  readonly state: Replay['states'][number]['state'];
  readonly online: number;
  readonly likes: number;
  readonly comments: number;
  /** What the host was explaining. */
  readonly chapter: Chapter | null;
  /** In its order. */
  readonly shelf: readonly SceneItem[];
}

export const sceneAt = (replay: Replay, second: number): Scene => ({
  state: stepAt(replay.states, second)?.state ?? 'scheduled',
  online: sumAt(replay.online, second),
  likes: sumAt(replay.likes, second),
  comments: sumAt(replay.comments, second),
  chapter: chapterAt(replay.chapters, second),
  shelf: shelfAt(replay, second),
});

export const chapterAt = (chapters: readonly Chapter[], at: number): Chapter | null =>
  chapters.find(({ second, untilSecond }) => second <= at && at < untilSecond) ?? null;

/** The sum of all changes up to the end of a second. */
export function sumAt(changes: SecondChanges, second: number): number {
  let sum = 0;
  for (let i = 0; i < changes.length && (changes[i] as number) <= second; i += 2) sum += changes[i + 1] as number;
  return sum;
}

function shelfAt({ shelves, items }: Replay, second: number): SceneItem[] {
  const byId = new Map(items.map((item) => [item.listingId, item]));
  return (stepAt(shelves, second)?.listingIds ?? []).flatMap((listingId) => {
    const item = byId.get(listingId);
    return item ? [pricedAt(item, second)] : [];
  });
}

const pricedAt = ({ listingId, title, skus }: ItemSteps, second: number): SceneItem => ({
  listingId,
  title,
  skus: skus.flatMap(({ skuId, title: variant, prices }) => {
    const price = stepAt(prices, second);
    if (!price) return [];
    const { listPriceMinor, priceMinor } = price;
    const live = priceMinor === listPriceMinor ? null : { endsAt: null, unitsAtPrice: null };
    return [{ skuId, title: variant, listPriceMinor, priceMinor, live }];
  }),
});

const stepAt = <Step extends { readonly second: number }>(steps: readonly Step[], second: number): Step | undefined =>
  steps.findLast((step) => step.second <= second);
