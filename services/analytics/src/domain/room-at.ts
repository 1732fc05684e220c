import type { SessionClock } from '@shopcast/kernel';
import type { SessionState } from './live-session.js';
import type { ListedSku, ListingChange, LivePriceChange, RoomChange, RoomStory } from './room-story.js';

/** A variant with what one unit of it cost at that moment, minor units. */
export interface PricedSku extends ListedSku {
  readonly priceMinor: number;
}

export interface ShelfItem {
  readonly listingId: string;
  readonly title: string;
  readonly skus: readonly PricedSku[];
}

/** What the room showed at one moment. */
export interface RoomAt {
  readonly state: SessionState;
  readonly pinned: { readonly listingId: string; readonly title: string } | null;
  /** The shelf in its order. */
  readonly shelf: readonly ShelfItem[];
}

/** @param atMs session time; what happened in this very instant has happened */
export function roomAt({ changes, listings }: RoomStory, clock: SessionClock, atMs: number): RoomAt {
  const past = changes.filter((change) => change.atMs <= atMs);
  const [shelf, state] = [past.findLast(isKind('shelf')), past.findLast(isKind('state'))];
  const priceOf = livePrices(past.filter(isKind('price')), atMs);
  const itemOf = listedItems(listings, clock.wallAt(atMs));
  return {
    state: state?.state ?? 'scheduled',
    pinned: pinnedBy(past),
    shelf: (shelf?.listingIds ?? []).flatMap((listingId) => {
      const item = itemOf.get(listingId);
      if (!item) return [];
      const skus = [...item.skus.values()].map((sku) => ({
        ...sku,
        priceMinor: priceOf.get(placeOf({ listingId, ...sku })) ?? sku.listPriceMinor,
      }));
      return [{ listingId, title: item.title, skus }];
    }),
  };
}

/** Who is taken off is explained no longer, and nobody else is concerned. */
function pinnedBy(past: readonly RoomChange[]): RoomAt['pinned'] {
  const last = past.findLast(isKind('pinned'));
  if (!last) return null;
  const since = past.slice(past.lastIndexOf(last));
  if (since.some((change) => change.kind === 'unpinned' && change.listingId === last.listingId)) return null;
  return { listingId: last.listingId, title: last.title };
}

/** The live prices that hold, by variant. */
function livePrices(past: readonly LivePriceChange[], atMs: number): ReadonlyMap<string, number> {
  const latest = new Map(past.map((change) => [placeOf(change), change]));
  const holding = [...latest].flatMap(([place, { priceMinor, endsAtMs }]): [string, number][] =>
    priceMinor === null || (endsAtMs !== null && endsAtMs <= atMs) ? [] : [[place, priceMinor]],
  );
  return new Map(holding);
}

interface ListedItem {
  readonly title: string;
  readonly skus: ReadonlyMap<string, ListedSku>;
}

/** Listings with the list prices of a moment. */
function listedItems(listings: readonly ListingChange[], wallMs: number): ReadonlyMap<string, ListedItem> {
  const items = new Map<string, ListedItem>();
  for (const change of listings) {
    const { listingId } = change;
    if (change.kind === 'listed') {
      items.set(listingId, { title: change.title, skus: new Map(change.skus.map((sku) => [sku.skuId, sku])) });
      continue;
    }
    const [item, sku] = [items.get(listingId), items.get(listingId)?.skus.get(change.skuId)];
    if (!item || !sku || change.atMs > wallMs) continue;
    const { skuId, listPriceMinor } = change;
    items.set(listingId, { ...item, skus: new Map([...item.skus, [skuId, { ...sku, listPriceMinor }]]) });
  }
  return items;
}

const placeOf = ({ listingId, skuId }: { readonly listingId: string; readonly skuId: string }): string =>
  `${listingId} ${skuId}`;

const isKind =
  <Kind extends RoomChange['kind']>(kind: Kind) =>
  (change: RoomChange): change is Extract<RoomChange, { kind: Kind }> =>
    change.kind === kind;
