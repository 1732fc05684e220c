import { toSessionAnswer } from '../api/session.answer.js';
import type { Presence } from '../domain/presence.js';
import { SessionNotLive } from '../domain/room.errors.js';
import type { Visitor } from '../domain/room-fact.js';
import { clockOf, endOf, isOpen, type Session } from '../domain/session.js';
import type { RoomView } from '../persistence/room-view.repository.js';
import { Attendance } from './attendance.js';
import type { AttendanceDoors } from './attendance-doors.js';
import { Feed } from './feed.js';
import { ANNOUNCE_MS, Peers } from './peers.js';
import type { RoomConnection } from './room-connection.js';
import { OutgoingNews, type RoomNews } from './room-news.js';
import { RoomShow } from './room-show.js';
import type { FeedItem } from './server-frames.js';

export interface RoomSettings {
  readonly processId: string;
  readonly reconnectGraceMs: number;
  /** Is told of every change of presence in this process. */
  readonly moved: (before: Presence, after: Presence) => void;
}

/** This process's part of the room of one session. */
export class Room {
  readonly attendance: Attendance;
  readonly show: RoomShow;
  private readonly connections = new Set<RoomConnection>();
  private readonly feed = new Feed();
  private readonly peers = new Peers();
  private readonly outgoing: OutgoingNews;
  private still: Promise<unknown> | undefined;
  private lastMs = 0;

  constructor(
    private current: Session,
    view: RoomView,
    doors: Omit<AttendanceDoors, 'moved'>,
    private readonly settings: RoomSettings,
  ) {
    this.show = new RoomShow(view);
    this.outgoing = new OutgoingNews(settings.processId, ANNOUNCE_MS);
    const attendanceDoors: AttendanceDoors = {
      ...doors,
      join: async (stayId) => {
        const joined = await doors.join(stayId);
        if (joined) this.outgoing.join(stayId);
        return joined;
      },
      moved: (before, after) => this.onMoved(before, after),
    };
    this.attendance = new Attendance(this, attendanceDoors, settings.reconnectGraceMs);
  }

  get session(): Session {
    return this.current;
  }

  /** Nobody is here and nobody is waited for. */
  get isDeserted(): boolean {
    return this.connections.size === 0 && this.attendance.members.isEmpty;
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

  connect(connection: RoomConnection): void {
    this.connections.add(connection);
    connection.send({
      t: 'welcome',
      session: toSessionAnswer(this.current),
      shelf: { listingIds: this.show.listingIds },
      pinned: this.show.pinned,
      ...this.counts(),
      seq: this.feed.seq,
      reconnectGraceMs: this.settings.reconnectGraceMs,
    });
  }

  async disconnect(connection: RoomConnection): Promise<void> {
    this.connections.delete(connection);
    const { principal, device, lastSeenMs } = connection;
    if (principal.kind !== 'viewer') return;
    await this.attendance.disconnect(this.visitor(principal.viewerId), device, this.at(lastSeenMs));
  }

  everyConnection(visit: (connection: RoomConnection) => void): void {
    for (const connection of [...this.connections]) visit(connection);
  }

  /** Tells everybody in the room, in every process. */
  tell(item: FeedItem): void {
    this.show.apply(item);
    this.feed.add(item);
    this.outgoing.item(item);
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
    this.feed.add({ t: 'state', state: session.state, at: new Date(session.changedAtMs).toISOString() });
    if (session.state === 'ended') void this.end(session.endedAtMs);
  }

  hear(news: RoomNews): void {
    this.peers.hear(news.from, news.online, Date.now());
    if (news.session) this.update(news.session);
    for (const item of news.items ?? []) {
      this.show.apply(item);
      this.feed.add(item);
    }
    if (news.likes !== undefined) this.show.like(news.likes);
    for (const stayId of news.parted ?? []) this.peers.unshare(stayId);
    if (news.joined) this.shareWith(news.from, new Set(news.joined));
  }

  /** Does what time has come for. @returns what the other processes should hear */
  tick(nowMs: number): RoomNews | undefined {
    this.attendance.closer.expire(nowMs);
    this.peers.forgetSilent(nowMs);
    this.flush();
    return this.outgoing.take(this.peers.ours(this.attendance.members.count), nowMs);
  }

  /** Heals what was missed of others' news. @param askedAtMs wall time before the database was asked */
  compare(view: RoomView, askedAtMs: number): void {
    for (const item of this.show.compare(view, askedAtMs, this.now())) this.feed.add(item);
  }

  private async end(endedAtMs: number): Promise<void> {
    await this.attendance.closer.endAll(endedAtMs);
    this.flush();
    this.everyConnection((connection) => connection.close('ended'));
  }

  /** Sends what has gathered to the sockets, as one frame that all share. */
  private flush(): void {
    const frame = this.feed.next(this.counts(), Date.now());
    if (frame) this.everyConnection((connection) => connection.write(frame));
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

  private counts(): { online: number; likes: number } {
    return { online: this.peers.online(this.attendance.members.count), likes: this.show.likes };
  }
}
