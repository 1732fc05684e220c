import {
  type ListingListed,
  listingListed,
  type ListingPinned,
  listingPinned,
  type ListingRepriced,
  listingRepriced,
  type ListingUnpinned,
  listingUnpinned,
  type LivePriceSet,
  livePriceSet,
  type LivePriceWithdrawn,
  livePriceWithdrawn,
  type RecordedEvent,
  type SessionEnded,
  sessionEnded,
  type SessionPaused,
  sessionPaused,
  type SessionResumed,
  sessionResumed,
  type SessionStarted,
  sessionStarted,
  type ShelfArranged,
  shelfArranged,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Consumer, Handles } from '@shopcast/event-log';
import type { SessionState } from '../domain/live-session.js';
import { RoomStoryRepository } from '../persistence/room-story.repository.js';

type InSession = RecordedEvent<{ accountId: string; sessionId: string }>;

/** What everybody in a room could see, so that it can be seen again as it was at any second. */
@Consumer('analytics.room-story', { knowsRepeats: true })
export class RoomStoryProjection {
  constructor(private readonly rooms: RoomStoryRepository) {}

  @Handles(sessionStarted)
  async started(event: RecordedEvent<SessionStarted>, tx: Transaction): Promise<void> {
    await this.becomes('live', event, tx, Date.parse(event.data.startedAt));
  }

  @Handles(sessionPaused)
  async paused(event: RecordedEvent<SessionPaused>, tx: Transaction): Promise<void> {
    await this.becomes('paused', event, tx);
  }

  @Handles(sessionResumed)
  async resumed(event: RecordedEvent<SessionResumed>, tx: Transaction): Promise<void> {
    await this.becomes('live', event, tx);
  }

  @Handles(sessionEnded)
  async ended(event: RecordedEvent<SessionEnded>, tx: Transaction): Promise<void> {
    await this.becomes('ended', event, tx, Date.parse(event.data.endedAt));
  }

  @Handles(shelfArranged)
  async arranged(event: RecordedEvent<ShelfArranged>, tx: Transaction): Promise<void> {
    const { listingIds } = event.data;
    await this.rooms.addToRoom(tx, originOf(event), { kind: 'shelf', atMs: event.timeMs, listingIds });
  }

  @Handles(listingPinned)
  async pinned(event: RecordedEvent<ListingPinned>, tx: Transaction): Promise<void> {
    const { listingId, title } = event.data;
    await this.rooms.addToRoom(tx, originOf(event), { kind: 'pinned', atMs: event.timeMs, listingId, title });
  }

  @Handles(listingUnpinned)
  async unpinned(event: RecordedEvent<ListingUnpinned>, tx: Transaction): Promise<void> {
    const { listingId } = event.data;
    await this.rooms.addToRoom(tx, originOf(event), { kind: 'unpinned', atMs: event.timeMs, listingId });
  }

  @Handles(livePriceSet)
  async priced(event: RecordedEvent<LivePriceSet>, tx: Transaction): Promise<void> {
    const { listingId, skuId, priceMinor, startsAt, endsAt } = event.data;
    const endsAtMs = endsAt === null ? null : Date.parse(endsAt);
    const change = { kind: 'price', listingId, skuId, priceMinor, endsAtMs } as const;
    await this.rooms.addToRoom(tx, originOf(event), { ...change, atMs: Date.parse(startsAt) });
  }

  @Handles(livePriceWithdrawn)
  async withdrawn(event: RecordedEvent<LivePriceWithdrawn>, tx: Transaction): Promise<void> {
    const { listingId, skuId } = event.data;
    const change = { kind: 'price', listingId, skuId, priceMinor: null, endsAtMs: null } as const;
    await this.rooms.addToRoom(tx, originOf(event), { ...change, atMs: event.timeMs });
  }

  @Handles(listingListed)
  async listed({ id, timeMs, data }: RecordedEvent<ListingListed>, tx: Transaction): Promise<void> {
    const { accountId, listingId, title, skus } = data;
    const change = { kind: 'listed', atMs: timeMs, listingId, title, skus } as const;
    await this.rooms.addToListing(tx, { eventId: id, accountId }, change);
  }

  @Handles(listingRepriced)
  async repriced({ id, timeMs, data }: RecordedEvent<ListingRepriced>, tx: Transaction): Promise<void> {
    const { accountId, listingId, skuId, listPriceMinor } = data;
    const change = { kind: 'repriced', atMs: timeMs, listingId, skuId, listPriceMinor } as const;
    await this.rooms.addToListing(tx, { eventId: id, accountId }, change);
  }

  private async becomes(state: SessionState, event: InSession, tx: Transaction, atMs = event.timeMs): Promise<void> {
    await this.rooms.addToRoom(tx, originOf(event), { kind: 'state', atMs, state });
  }
}

const originOf = ({ id, data: { accountId, sessionId } }: InSession) => ({ eventId: id, accountId, sessionId });
