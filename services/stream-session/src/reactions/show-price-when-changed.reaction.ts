import {
  type ListingRepriced,
  listingRepriced,
  type LivePriceSet,
  livePriceSet,
  type LivePriceWithdrawn,
  livePriceWithdrawn,
  type RecordedEvent,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { type BatchContext, Consumer, Handles } from '@shopcast/event-log';
import { RoomViewRepository } from '../persistence/room-view.repository.js';
import { Rooms } from '../room/rooms.js';

/** The room hears of a price in the moment in which it changes; the shop itself is the catalog's. */
@Consumer('stream-session.prices')
export class ShowPriceWhenChanged {
  constructor(
    private readonly views: RoomViewRepository,
    private readonly rooms: Rooms,
  ) {}

  @Handles(livePriceSet)
  async liveSet({ data, timeMs }: RecordedEvent<LivePriceSet>, _tx: Transaction, batch: BatchContext): Promise<void> {
    const { listingId, skuId, priceMinor, endsAt } = data;
    const item = { t: 'price', kind: 'live', listingId, skuId, priceMinor, endsAt, at: iso(timeMs) } as const;
    batch.afterCommit(() => this.rooms.tell(data.sessionId, item));
  }

  @Handles(livePriceWithdrawn)
  async liveWithdrawn(
    { data, timeMs }: RecordedEvent<LivePriceWithdrawn>,
    _tx: Transaction,
    batch: BatchContext,
  ): Promise<void> {
    const { listingId, skuId } = data;
    const item = {
      t: 'price',
      kind: 'live',
      listingId,
      skuId,
      priceMinor: null,
      endsAt: null,
      at: iso(timeMs),
    } as const;
    batch.afterCommit(() => this.rooms.tell(data.sessionId, item));
  }

  /** A list price belongs to no session: all rooms that show the listing hear of it, each in its own time. */
  @Handles(listingRepriced)
  async repriced(
    { data, timeMs }: RecordedEvent<ListingRepriced>,
    tx: Transaction,
    batch: BatchContext,
  ): Promise<void> {
    const { accountId, listingId, skuId, listPriceMinor: priceMinor } = data;
    const showing = await this.views.sessionsShowing(tx, accountId, listingId);
    batch.afterCommit(() => {
      for (const { sessionId, clock } of showing) {
        const at = iso(clock.at(timeMs));
        this.rooms.tell(sessionId, { t: 'price', kind: 'list', listingId, skuId, priceMinor, endsAt: null, at });
      }
    });
  }
}

const iso = (timeMs: number): string => new Date(timeMs).toISOString();
