import {
  couponDropped,
  type CouponDropped,
  listingListed,
  type ListingListed,
  listingPinned,
  type ListingPinned,
  listingUnpinned,
  type ListingUnpinned,
  livePriceSet,
  type LivePriceSet,
  type RecordedEvent,
  sessionDrafted,
  type SessionDrafted,
  sessionEnded,
  type SessionEnded,
  sessionPaused,
  type SessionPaused,
  sessionResumed,
  type SessionResumed,
  sessionScheduled,
  type SessionScheduled,
  sessionStarted,
  type SessionStarted,
} from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { type BatchContext, Consumer, Handles } from '@shopcast/event-log';
import type { SessionMark } from '../domain/live-session.js';
import { FoldAnnouncements } from '../persistence/fold-announcements.js';
import { MarkRepository } from '../persistence/mark.repository.js';
import { SessionRepository } from '../persistence/session.repository.js';

type InSession = RecordedEvent<{ accountId: string; sessionId: string }>;

/** Which sessions there are, when they ran, and what their hosts did: the frame of every number. */
@Consumer('analytics.sessions')
export class SessionsProjection {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly marks: MarkRepository,
    private readonly announcements: FoldAnnouncements,
  ) {}

  @Handles(sessionDrafted)
  async drafted({ data }: RecordedEvent<SessionDrafted>, tx: Transaction): Promise<void> {
    await this.sessions.plan(tx, { ...data, state: 'draft', startedAtMs: null, endedAtMs: null });
  }

  @Handles(sessionScheduled)
  async scheduled({ data }: RecordedEvent<SessionScheduled>, tx: Transaction): Promise<void> {
    await this.sessions.becomes(tx, data.sessionId, { state: 'scheduled' });
  }

  @Handles(sessionStarted)
  async started(event: RecordedEvent<SessionStarted>, tx: Transaction, context: BatchContext): Promise<void> {
    const startedAtMs = Date.parse(event.data.startedAt);
    await this.sessions.plan(tx, { ...event.data, state: 'live', startedAtMs, endedAtMs: null });
    await this.mark(event, { kind: 'started', atMs: startedAtMs }, tx, context);
  }

  @Handles(sessionPaused)
  async paused(event: RecordedEvent<SessionPaused>, tx: Transaction, context: BatchContext): Promise<void> {
    await this.sessions.becomes(tx, event.data.sessionId, { state: 'paused' });
    await this.mark(event, { kind: 'paused' }, tx, context);
  }

  @Handles(sessionResumed)
  async resumed(event: RecordedEvent<SessionResumed>, tx: Transaction, context: BatchContext): Promise<void> {
    await this.sessions.becomes(tx, event.data.sessionId, { state: 'live' });
    await this.mark(event, { kind: 'resumed' }, tx, context);
  }

  @Handles(sessionEnded)
  async ended(event: RecordedEvent<SessionEnded>, tx: Transaction, context: BatchContext): Promise<void> {
    const endedAtMs = Date.parse(event.data.endedAt);
    await this.sessions.becomes(tx, event.data.sessionId, { state: 'ended', endedAtMs });
    await this.mark(event, { kind: 'ended', atMs: endedAtMs }, tx, context);
  }

  @Handles(listingPinned)
  async pinned(event: RecordedEvent<ListingPinned>, tx: Transaction, context: BatchContext): Promise<void> {
    const { listingId, title } = event.data;
    await this.mark(event, { kind: 'pinned', listingId, title }, tx, context);
  }

  @Handles(listingUnpinned)
  async unpinned(event: RecordedEvent<ListingUnpinned>, tx: Transaction, context: BatchContext): Promise<void> {
    await this.mark(event, { kind: 'unpinned', listingId: event.data.listingId }, tx, context);
  }

  @Handles(livePriceSet)
  async priced(event: RecordedEvent<LivePriceSet>, tx: Transaction, context: BatchContext): Promise<void> {
    const { listingId, priceMinor, startsAt } = event.data;
    await this.mark(event, { kind: 'price', atMs: Date.parse(startsAt), listingId, priceMinor }, tx, context);
  }

  @Handles(couponDropped)
  async dropped(event: RecordedEvent<CouponDropped>, tx: Transaction, context: BatchContext): Promise<void> {
    await this.mark(event, { kind: 'coupon', title: event.data.title }, tx, context);
  }

  @Handles(listingListed)
  async listed({ data }: RecordedEvent<ListingListed>, tx: Transaction): Promise<void> {
    await this.marks.nameListing(tx, data);
  }

  private async mark(
    { id, timeMs, data }: InSession,
    mark: Partial<SessionMark> & Pick<SessionMark, 'kind'>,
    tx: Transaction,
    { replay, afterCommit }: BatchContext,
  ): Promise<void> {
    const { sessionId, accountId } = data;
    const whole = { atMs: timeMs, listingId: null, title: null, priceMinor: null, ...mark };
    await this.marks.add(tx, { markId: id, sessionId, accountId }, whole);
    if (!replay) afterCommit(() => this.announcements.folded([sessionId]));
  }
}
