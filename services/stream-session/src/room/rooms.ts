import { Injectable } from '@nestjs/common';
import type { FeedItem } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { LiveState } from '@shopcast/live-state';
import { loggerFor } from '@shopcast/telemetry';
import type { Session } from '../domain/session.js';
import { ProcessIdentity } from '../persistence/process-identity.js';
import { SessionRepository } from '../persistence/session.repository.js';
import { StreamSessionConfig } from '../stream-session.config.js';
import { streamOf } from './feed/room-stream.js';
import { Pace } from './pace.js';
import type { Room } from './room.js';
import { RoomBuilder } from './room-builder.js';
import { channelOf, readNews, type RoomNews } from './room-news.js';

/** A deserted room is kept for so long: its viewers may be on their way back. */
const KEEP_DESERTED_MS = 60_000;

const logger = loggerFor('stream-session.rooms');

interface Kept {
  readonly opening: Promise<Room>;
  room?: Room;
  lastUsedMs: number;
  flushedMs: number;
  stopListening: () => void;
}

/** The rooms of which this process serves a part, and its connection to the other processes that serve the rest. */
@Injectable()
export class Rooms {
  private readonly kept = new Map<string, Kept>();
  private readonly pace: Pace;
  private ticking: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: SessionRepository,
    private readonly builder: RoomBuilder,
    private readonly liveState: LiveState,
    private readonly process: ProcessIdentity,
    private readonly config: StreamSessionConfig,
  ) {
    this.pace = new Pace(config.ROOM_TICK_MS, config.ROOM_TICK_MAX_MS);
  }

  /** The room, opened when nobody was in it yet. Whose it is must be checked by the caller. @throws SessionNotFound */
  open(sessionId: string): Promise<Room> {
    const known = this.kept.get(sessionId);
    if (known) return known.opening;

    // What changes while it is being read is heard: listening begins in this same moment.
    const opening = this.build(sessionId);
    const entry: Kept = { opening, lastUsedMs: Date.now(), flushedMs: 0, stopListening: this.listen(sessionId) };
    this.kept.set(sessionId, entry);
    opening.then(
      (room) => (entry.room = room),
      () => this.forget(sessionId),
    );
    this.ticking ??= setInterval(() => this.tick(), this.config.ROOM_TICK_MS / 4);
    return opening;
  }

  /** The rooms that are open in this process. */
  all(): Room[] {
    return [...this.kept.values()].flatMap(({ room }) => room ?? []);
  }

  find(sessionId: string): Room | undefined {
    return this.kept.get(sessionId)?.room;
  }

  /** Changes a session while its room holds its breath, and tells the room. */
  async whileStill(sessionId: string, change: () => Promise<Session>): Promise<Session> {
    const room = this.find(sessionId);
    const session = room ? await room.whileStill(() => this.changed(change)) : await this.changed(change);
    this.publish(sessionId, { from: this.process.id, session });
    return session;
  }

  /** Tells everybody in the room, in whatever process. */
  tell(sessionId: string, item: FeedItem): void {
    this.tellSurely(sessionId, item).catch((error: unknown) => {
      logger.warn({ err: error, sessionId }, 'a room could not be told something; it will find out by itself');
    });
  }

  /** The same, for what the room cannot find out by itself. Rejects when nothing answers. */
  async tellSurely(sessionId: string, item: FeedItem): Promise<void> {
    const room = this.find(sessionId);
    if (room) return room.tell(item);
    await this.liveState.append(streamOf(sessionId), [JSON.stringify(item)]);
  }

  /** Nothing moves any more: from now on the stays are the next process's. */
  stop(): void {
    clearInterval(this.ticking);
    for (const room of this.all()) room.attendance.closer.stop();
  }

  close(): void {
    for (const sessionId of [...this.kept.keys()]) this.forget(sessionId);
  }

  private async changed(change: () => Promise<Session>): Promise<Session> {
    const session = await change();
    // A room that is just being opened may have read the session before it changed.
    this.whenOpen(session.sessionId, (room) => room.update(session));
    return session;
  }

  private async build(sessionId: string): Promise<Room> {
    const room = await this.builder.build(await this.sessions.find(asService, sessionId), this.liveState);
    await room.open();
    return room;
  }

  private listen(sessionId: string): () => void {
    const stopNews = this.liveState.subscribe(channelOf(sessionId), (message) => this.hear(sessionId, message));
    const stopFeed = this.liveState.follow(streamOf(sessionId), {
      batch: (batch) => this.whenOpen(sessionId, (room) => room.hearBatch(batch)),
      hearing: () => this.whenOpen(sessionId, (room) => room.catchUp()),
    });
    return () => {
      stopNews();
      stopFeed();
    };
  }

  private tick(): void {
    const nowMs = Date.now();
    for (const [sessionId, entry] of this.kept) {
      try {
        this.tickRoom(sessionId, entry, nowMs);
      } catch (error) {
        logger.error({ err: error, sessionId }, 'a room could not tell its news');
      }
    }
    if (this.kept.size > 0) return;
    clearInterval(this.ticking);
    this.ticking = undefined;
  }

  private tickRoom(sessionId: string, entry: Kept, nowMs: number): void {
    const { room } = entry;
    if (!room) return;
    if (nowMs - entry.flushedMs < this.pace.everyMs) return;
    const news = room.tick(nowMs);
    if (news) this.publish(sessionId, news);
    this.flush(sessionId, entry, room, nowMs);
    if (!room.isDeserted) entry.lastUsedMs = nowMs;
    if (nowMs - entry.lastUsedMs > KEEP_DESERTED_MS) this.forget(sessionId);
  }

  private flush(sessionId: string, entry: Kept, room: Room, nowMs: number): void {
    entry.flushedMs = nowMs;
    const begunMs = performance.now();
    if (room.flush(nowMs)) this.pace.took(sessionId, performance.now() - begunMs);
  }

  private hear(sessionId: string, message: string): void {
    // Everything that this process says comes back to it; its beginning tells without reading the rest.
    if (message.startsWith(`{"from":"${this.process.id}"`)) return;
    const news = readNews(message);
    if (news) this.whenOpen(sessionId, (room) => room.hear(news));
  }

  /** At once when it is open, and after that when it is being opened. */
  private whenOpen(sessionId: string, visit: (room: Room) => void): void {
    const entry = this.kept.get(sessionId);
    if (entry?.room) return visit(entry.room);
    entry?.opening.then(visit, () => undefined);
  }

  private publish(sessionId: string, news: RoomNews): void {
    this.liveState.publish(channelOf(sessionId), JSON.stringify(news));
  }

  private forget(sessionId: string): void {
    this.kept.get(sessionId)?.stopListening();
    this.pace.forget(sessionId);
    this.kept.delete(sessionId);
  }
}
