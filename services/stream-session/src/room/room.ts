import type { FeedItem, RoomPosition, Snapshot } from '@shopcast/contracts';
import type { LiveState, StreamBatch } from '@shopcast/live-state';
import { toSessionAnswer } from '../api/session.answer.js';
import type { Presence } from '../domain/presence.js';
import { SessionNotLive } from '../domain/room.errors.js';
import type { Visitor } from '../domain/room-fact.js';
import { clockOf, endOf, isOpen, type Session } from '../domain/session.js';
import type { RoomView } from '../persistence/room-view.repository.js';
import { Attendance } from './attendance.js';
import type { AttendanceDoors } from './attendance-doors.js';
import { Audience } from './audience.js';
import type { FeedLimits } from './feed/feed.js';
import type { RoomCounts } from './feed/frame-set.js';
import { ANNOUNCE_MS, Peers } from './peers.js';
import type { RoomConnection } from './room-connection.js';
import { RoomFeed } from './room-feed.js';
import { OutgoingNews, type RoomNews } from './room-news.js';
import { RoomShow } from './room-show.js';

export interface RoomSettings {
  readonly processId: string;
  readonly reconnectGraceMs: number;
  readonly feed: FeedLimits;
  readonly liveState: LiveState;
  /** Is told of every change of presence in this process. */
  readonly moved: (before: Presence, after: Presence) => void;
}

/** This process's part of the room of one session. */
export class Room {
  readonly attendance: Attendance;
  readonly show: RoomShow;
  readonly audience: Audience;
  private readonly feed: RoomFeed;
  private readonly peers = new Peers();
  private readonly outgoing: OutgoingNews;
  private still: Promise<unknown> | undefined;
  private lastMs = 0;
  private toldState = '';

  constructor(
    private current: Session,
    view: RoomView,
    doors: Omit<AttendanceDoors, 'moved'>,
    private readonly settings: RoomSettings,
  ) {
    this.show = new RoomShow(view);
    this.toldState = stateAt(current);
    const { sessionId } = current;
    this.feed = new RoomFeed(settings.liveState, sessionId, settings.feed, (item) => this.isNews(item));
    this.audience = new Audience(this.feed.frames, () => this.counts(), {
      snapshot: () => this.snapshot(),
      reconnectGraceMs: settings.reconnectGraceMs,
    });
    this.outgoing = new OutgoingNews(settings.processId, ANNOUNCE_MS);
    this.attendance = new Attendance(this, this.attendanceDoors(doors), settings.reconnectGraceMs);
  }

  get session(): Session {
    return this.current;
  }

  /** Nobody is here and nobody is waited for. */
  get isDeserted(): boolean {
    return this.audience.isEmpty && this.attendance.members.isEmpty;
  }

  /** Finds out what has been told before. */
  open(): Promise<void> {
    return this.feed.open();
  }

  /** Session time; it never goes back, and not beyond the end. */
  now(): number {
    const atMs = Math.max(this.at(Date.now()), this.lastMs);
    return (this.lastMs = Math.min(atMs, endOf(this.current) ?? atMs));
  }

  /** Session time at a wall time. */
  at(wallMs: number): number {
    return clockOf(this.current).at(wallMs);
  }

  visitor(viewerId: string): Visitor {
    return { accountId: this.current.accountId, sessionId: this.current.sessionId, viewerId };
  }

  refuseUnlessOpen(): void {
    if (!isOpen(this.current)) throw new SessionNotLive(this.current.state);
  }

  /**
   * Holds back what viewers do while the session's state is changed, so that in this process nothing happens after the
   * end of a session.
   */
  whileStill<T>(work: () => Promise<T>): Promise<T> {
    const done = Promise.resolve(this.still).then(work);
    const settled = done.then(
      () => undefined,
      () => undefined,
    );
    this.still = settled;
    void settled.then(() => {
      if (this.still === settled) this.still = undefined;
    });
    return done;
  }

  async passable(): Promise<void> {
    while (this.still) await this.still;
  }

  /** @param since how far the client had got before it lost its connection */
  connect(connection: RoomConnection, since: RoomPosition | undefined): void {
    this.audience.welcome(connection, since);
  }

  async disconnect(connection: RoomConnection): Promise<void> {
    this.audience.dismiss(connection);
    const { principal, device, lastSeenMs } = connection;
    if (principal.kind !== 'viewer') return;
    await this.attendance.disconnect(this.visitor(principal.viewerId), device, this.at(lastSeenMs));
  }

  /** These viewers may not be here any more. */
  async showOut(isUnwanted: (viewerId: string) => boolean): Promise<void> {
    this.audience.everyConnection((connection) => {
      const { principal } = connection;
      if (principal.kind === 'viewer' && isUnwanted(principal.viewerId)) connection.close('banned');
    });
    await this.attendance.showOut(isUnwanted);
  }

  /** Tells everybody in the room, in every process; resolves when it cannot get lost with this one any more. */
  tell(item: FeedItem): Promise<void> {
    return this.feed.tell(item);
  }

  like(count: number): void {
    this.show.like(count);
    this.outgoing.like(count);
  }

  /** The session has changed; what is older than what we know changes nothing. */
  update(session: Session): void {
    const before = this.current;
    if (session.changedAtMs < before.changedAtMs) return;
    this.current = session;
    if (session.state === before.state) return;
    const told = this.tell({ t: 'state', state: session.state, at: new Date(session.changedAtMs).toISOString() });
    if (session.state === 'ended') void this.end(session.endedAtMs, told);
  }

  /** News of another process. */
  hear(news: RoomNews): void {
    this.peers.hear(news.from, news.online, Date.now());
    if (news.session) this.update(news.session);
    if (news.likes !== undefined) this.show.like(news.likes);
    for (const stayId of news.parted ?? []) this.peers.unshare(stayId);
    if (news.joined) this.shareWith(news.from, new Set(news.joined));
  }

  hearBatch(batch: StreamBatch): void {
    this.feed.hear(batch);
  }

  /** What was told while nothing could be heard is asked for. */
  catchUp(): void {
    this.feed.catchUp();
  }

  /** Does what time has come for. @returns what the other processes should hear */
  tick(nowMs: number): RoomNews | undefined {
    this.attendance.closer.expire(nowMs);
    this.peers.forgetSilent(nowMs);
    this.feed.tick(nowMs);
    return this.outgoing.take(this.peers.ours(this.attendance.members.count), nowMs);
  }

  /** Sends what has gathered to the sockets. @returns whether there was anything */
  flush(nowMs: number): boolean {
    if (this.feed.takeJump()) this.audience.startOver();
    return this.audience.flush(nowMs);
  }

  /** Heals what was missed of others' news. @param askedAtMs wall time before the database was asked */
  compare(view: RoomView, askedAtMs: number): void {
    for (const item of this.show.compare(view, askedAtMs, this.now())) void this.tell(item);
  }

  private async end(endedAtMs: number, told: Promise<void>): Promise<void> {
    await Promise.all([this.attendance.closer.endAll(endedAtMs), told]);
    this.flush(Date.now());
    this.audience.everyConnection((connection) => connection.close('ended'));
  }

  private isNews(item: Exclude<FeedItem, { t: 'comment' | 'deleted' }>): boolean {
    if (item.t === 'price' || item.t === 'coupon') return true;
    if (item.t !== 'state') return this.show.apply(item);
    const isLater = `${item.at} ${item.state}` !== this.toldState && item.at >= (this.toldState.split(' ')[0] ?? '');
    if (isLater) this.toldState = `${item.at} ${item.state}`;
    return isLater;
  }

  private attendanceDoors(doors: Omit<AttendanceDoors, 'moved'>): AttendanceDoors {
    return {
      ...doors,
      join: async (stayId) => {
        const joined = await doors.join(stayId);
        if (joined) this.outgoing.join(stayId);
        return joined;
      },
      moved: (before, after) => this.onMoved(before, after),
    };
  }

  private shareWith(peer: string, stayIds: ReadonlySet<string>): void {
    for (const { presence } of this.attendance.members.holding(stayIds)) {
      if (presence.state === 'present') this.peers.share(peer, presence.stayId);
    }
    void this.attendance.handOver(stayIds);
  }

  private onMoved(before: Presence, after: Presence): void {
    if (before.state !== 'absent' && after.state === 'absent') {
      this.outgoing.part(before.stayId);
      this.peers.unshare(before.stayId);
    }
    this.settings.moved(before, after);
  }

  private counts(): RoomCounts {
    return { online: this.peers.online(this.attendance.members.count), likes: this.show.likes };
  }

  private snapshot(): Omit<Snapshot, 't' | 'seq' | 'epoch' | 'missed'> {
    return {
      session: toSessionAnswer(this.current),
      shelf: { listingIds: [...this.show.listingIds] },
      pinned: this.show.pinned,
      slowModeSeconds: this.show.slowModeSeconds,
      ...this.show.activities(),
      ...this.counts(),
    };
  }
}

const stateAt = ({ changedAtMs, state }: Session): string => `${new Date(changedAtMs).toISOString()} ${state}`;
