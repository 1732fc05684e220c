import {
  type ListingPinned,
  listingPinned,
  type ListingUnpinned,
  listingUnpinned,
  type RecordedEvent,
  type ShelfArranged,
  shelfArranged,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { type BatchContext, Consumer, Handles } from '@shopcast/event-log';
import { RoomViewRepository } from '../persistence/room-view.repository.js';
import { pinItem } from '../room/room-show.js';
import { Rooms } from '../room/rooms.js';

/** The room sees what the host does to the shelf, and whoever enters later sees what it has become. */
@Consumer('stream-session.shelf')
export class ShowShelfWhenArranged {
  constructor(
    private readonly views: RoomViewRepository,
    private readonly rooms: Rooms,
  ) {}

  @Handles(shelfArranged)
  async arranged({ data, timeMs }: RecordedEvent<ShelfArranged>, tx: Transaction, batch: BatchContext): Promise<void> {
    await this.views.arrange(tx, data, data.listingIds);
    const item = { t: 'shelf', listingIds: data.listingIds, at: iso(timeMs) } as const;
    batch.afterCommit(() => this.rooms.tell(data.sessionId, item));
  }

  @Handles(listingPinned)
  async pinned({ data, timeMs }: RecordedEvent<ListingPinned>, tx: Transaction, batch: BatchContext): Promise<void> {
    await this.views.pin(tx, data, data);
    batch.afterCommit(() => this.rooms.tell(data.sessionId, pinItem(data, iso(timeMs))));
  }

  @Handles(listingUnpinned)
  async unpinned(
    { data, timeMs }: RecordedEvent<ListingUnpinned>,
    tx: Transaction,
    batch: BatchContext,
  ): Promise<void> {
    const unpinned = await this.views.unpin(tx, data, data.listingId);
    if (unpinned) batch.afterCommit(() => this.rooms.tell(data.sessionId, pinItem(null, iso(timeMs))));
  }
}

const iso = (timeMs: number): string => new Date(timeMs).toISOString();
