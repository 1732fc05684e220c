import { Injectable } from '@nestjs/common';
import type { CloseReason, LeaveReason } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { RoomViewRepository } from '../persistence/room-view.repository.js';
import { SessionRepository } from '../persistence/session.repository.js';
import { StayHolderRepository } from '../persistence/stay-holder.repository.js';
import { StreamSessionConfig } from '../stream-session.config.js';
import { Repeating } from './repeating.js';
import type { Room } from './room.js';
import { Rooms } from './rooms.js';

/** Compares the rooms with the database now and then, so that whatever news got lost is only late. */
@Injectable()
export class RoomSweeper {
  private readonly sweeping: Repeating;

  constructor(
    private readonly rooms: Rooms,
    private readonly sessions: SessionRepository,
    private readonly views: RoomViewRepository,
    private readonly holders: StayHolderRepository,
    private readonly config: StreamSessionConfig,
  ) {
    this.sweeping = new Repeating('sweeping the rooms', config.ROOM_SWEEP_MS, () => this.sweep());
  }

  start(): void {
    this.sweeping.start();
  }

  stop(): Promise<void> {
    return this.sweeping.stop();
  }

  private async sweep(): Promise<void> {
    const rooms = this.rooms.all();
    if (rooms.length === 0) return;
    const askedAtMs = Date.now();
    const ids = rooms.map(({ session }) => session.sessionId);
    const [sessions, views] = [await this.sessions.findAll(asService, ids), await this.views.views(ids)];
    for (const session of sessions) this.rooms.find(session.sessionId)?.update(session);
    for (const [sessionId, view] of views) this.rooms.find(sessionId)?.compare(view, askedAtMs);

    const ended = await this.holders.sweepEnded(this.config.ROOM_SILENT_MS);
    if (ended.size > 0) await Promise.all(rooms.map((room) => evictAll(room, ended)));
  }
}

/** The log has ended stays that we believed in: their viewers come back with new ones, unless they have been removed. */
async function evictAll(room: Room, ended: ReadonlyMap<string, LeaveReason>): Promise<void> {
  const stays = [...ended];
  const removed = stays.filter(([, reason]) => reason === 'removed');
  const others = stays.filter(([, reason]) => reason !== 'removed');
  await Promise.all([evict(room, removed, 'banned'), evict(room, others, 'stayEnded')]);
}

async function evict(
  room: Room,
  stays: readonly (readonly [stayId: string, reason: LeaveReason])[],
  why: CloseReason,
): Promise<void> {
  const viewers = new Set(await room.attendance.evict(new Set(stays.map(([stayId]) => stayId))));
  room.audience.everyConnection((connection) => {
    const { principal } = connection;
    if (principal.kind === 'viewer' && viewers.has(principal.viewerId)) connection.close(why);
  });
}
