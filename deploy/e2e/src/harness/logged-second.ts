import {
  commentDeleted,
  commentPosted,
  listingListed,
  listingPinned,
  listingRepriced,
  listingUnpinned,
  livePriceSet,
  livePriceWithdrawn,
  orderPaid,
  type RecordedEvent,
  sessionEnded,
  shelfArranged,
  viewerEntered,
  viewerFollowed,
  viewerLeft,
  viewerLiked,
} from '@shopcast/contracts';
import { SessionClock } from '@shopcast/kernel';

/** A room as it was at the end of one of its seconds. */
export interface SecondOfRoom {
  readonly second: number;
  readonly online: number;
  readonly likes: number;
  readonly comments: number;
  /** The last ones said by then. */
  readonly latest: readonly string[];
  readonly pinned: string | null;
  /** By listing in their order: what its variants cost. */
  readonly shelf: readonly (readonly [listingId: string, pricesMinor: readonly number[]])[];
}

/** What was counted by then beside what the room showed. */
export interface CountsOfSecond {
  readonly view_pv: number;
  readonly new_followers: number;
  readonly orders: number;
}

export const LATEST = 20;

interface Contract<Data> {
  readonly type: string;
  parse(data: unknown): Data;
}

interface Told<Data> {
  readonly timeMs: number;
  readonly data: Data;
}

/** Says what a session was at a second by going through its records, with none of the code that folds them. */
export class LoggedSeconds {
  readonly seconds: number;
  private readonly startedAtMs: number;
  private readonly endedAtMs: number;
  private readonly read = new Map<string, readonly Told<unknown>[]>();

  constructor(
    /** In the order of event time. */
    private readonly events: readonly RecordedEvent[],
    private readonly timeScale: number,
  ) {
    const [ended] = this.of(sessionEnded);
    if (!ended) throw new Error('the log does not say that the session ended');
    this.startedAtMs = Date.parse(ended.data.startedAt);
    this.endedAtMs = Date.parse(ended.data.endedAt);
    this.seconds = Math.ceil((this.endedAtMs - this.startedAtMs) / 1_000);
  }

  /** In which the host changed something of the shelf, and the ones before. */
  get turns(): readonly number[] {
    const changes = [listingPinned, listingUnpinned, livePriceSet, livePriceWithdrawn];
    const seconds = changes.flatMap((contract) =>
      this.of<unknown>(contract).map(({ timeMs }) => Math.ceil((timeMs - this.startedAtMs) / 1_000)),
    );
    return seconds.flatMap((second) => [second - 1, second]).filter((second) => second >= 0);
  }

  at(second: number): SecondOfRoom {
    const atMs = this.startedAtMs + second * 1_000;
    const said = this.saidBy(atMs);
    return {
      second,
      online: this.presentAt(atMs),
      likes: this.of(viewerLiked, atMs).reduce((sum, { data }) => sum + data.count, 0),
      comments: said.length,
      latest: said.slice(-LATEST),
      pinned: this.pinnedAt(atMs),
      shelf: this.shelfAt(atMs),
    };
  }

  countsAt(second: number): CountsOfSecond {
    const atMs = this.startedAtMs + second * 1_000;
    return {
      view_pv: this.of(viewerEntered, atMs).length,
      new_followers: this.of(viewerFollowed, atMs).length,
      orders: this.of(orderPaid, atMs).length,
    };
  }

  private saidBy(atMs: number): string[] {
    const deleted = new Set(this.of(commentDeleted).map(({ data }) => data.commentId));
    return this.of(commentPosted, atMs)
      .filter(({ data }) => !deleted.has(data.commentId))
      .sort((a, b) => a.timeMs - b.timeMs || (a.data.commentId < b.data.commentId ? -1 : 1))
      .map(({ data }) => data.text);
  }

  private presentAt(atMs: number): number {
    if (atMs >= this.endedAtMs) return 0;
    const left = new Set(this.of(viewerLeft, atMs).map(({ data }) => data.stayId));
    const staying = this.of(viewerEntered, atMs).filter(({ data }) => !left.has(data.stayId));
    return new Set(staying.map(({ data }) => data.viewerId)).size;
  }

  private pinnedAt(atMs: number): string | null {
    const pinned = this.of(listingPinned, atMs).at(-1);
    const unpinned = this.of(listingUnpinned, atMs).at(-1);
    return !pinned || (unpinned && unpinned.timeMs > pinned.timeMs) ? null : pinned.data.listingId;
  }

  private shelfAt(atMs: number): SecondOfRoom['shelf'] {
    const { listingIds } = this.of(shelfArranged, atMs).at(-1)?.data ?? { listingIds: [] };
    return listingIds.map((listingId) => {
      const listed = this.of(listingListed).find(({ data }) => data.listingId === listingId);
      const skus = listed?.data.skus ?? [];
      return [listingId, skus.map((sku) => this.priceAt(atMs, listingId, sku.skuId) ?? this.listPriceAt(atMs, sku))];
    });
  }

  private priceAt(atMs: number, listingId: string, skuId: string): number | undefined {
    const concerned = ({ data }: Told<{ listingId: string; skuId: string }>): boolean =>
      data.listingId === listingId && data.skuId === skuId;
    const set = this.of(livePriceSet)
      .filter(concerned)
      .findLast(({ data }) => Date.parse(data.startsAt) <= atMs);
    const withdrawn = this.of(livePriceWithdrawn, atMs).findLast(concerned);
    if (!set || (withdrawn && withdrawn.timeMs > set.timeMs)) return undefined;
    return set.data.endsAt !== null && Date.parse(set.data.endsAt) <= atMs ? undefined : set.data.priceMinor;
  }

  private listPriceAt(atMs: number, { skuId, listPriceMinor }: { skuId: string; listPriceMinor: number }): number {
    const wallMs = new SessionClock(this.startedAtMs, this.timeScale).wallAt(atMs);
    const repriced = this.of(listingRepriced, wallMs).findLast(({ data }) => data.skuId === skuId);
    return repriced?.data.listPriceMinor ?? listPriceMinor;
  }

  /** Facts of one kind up to an instant, that instant included. */
  private of<Data>(contract: Contract<Data>, toMs = Infinity): Told<Data>[] {
    return this.all(contract).filter(({ timeMs }) => timeMs <= toMs);
  }

  private all<Data>(contract: Contract<Data>): readonly Told<Data>[] {
    const known = this.read.get(contract.type) as readonly Told<Data>[] | undefined;
    if (known) return known;
    const all = this.events
      .filter(({ type }) => type === contract.type)
      .map(({ timeMs, data }) => ({ timeMs, data: contract.parse(data) }));
    this.read.set(contract.type, all);
    return all;
  }
}
