import type { ViewerEntered } from '@shopcast/contracts';
import {
  absent,
  awaitReturn,
  enterRoom,
  joinStay,
  leaveRoom,
  loseConnection,
  type OpenStay,
  removeFromRoom,
  stayIdOf,
} from '../domain/presence.js';
import { NotEntered, StayEnded } from '../domain/room.errors.js';
import type { Visitor } from '../domain/room-fact.js';
import type { Reception } from '../persistence/stay.repository.js';
import type { AttendanceDoors } from './attendance-doors.js';
import type { Member } from './member.js';
import { Members } from './members.js';
import { StayCloser } from './stay-closer.js';

/** What attendance asks of its room. */
export interface AttendedRoom {
  /** Session time. */
  now(): number;
  /** Resolves when the session's state is not being changed. */
  passable(): Promise<void>;
  /** @throws SessionNotLive */
  refuseUnlessOpen(): void;
}

/**
 * Who is in the room, as far as this process has the connections. The log is asked first: presence changes when the log
 * has acknowledged the fact, so what a viewer was told is true after any crash.
 */
export class Attendance {
  readonly members: Members;
  readonly closer: StayCloser;

  constructor(
    private readonly room: AttendedRoom,
    private readonly doors: AttendanceDoors,
    graceMs: number,
  ) {
    this.members = new Members((before, after) => doors.moved(before, after));
    this.closer = new StayCloser(this.members, doors, graceMs);
  }

  /** @throws NotEntered */
  entered(viewerId: string): Member {
    const member = this.members.find(viewerId);
    if (member?.presence.state !== 'present') throw new NotEntered();
    return member;
  }

  /** @returns session time of the entry @throws StayEnded, SessionNotLive */
  enter(
    visitor: Visitor,
    connection: string,
    { clientStayId, source }: { readonly clientStayId: string; readonly source: ViewerEntered['source'] },
  ): Promise<number> {
    const stayId = stayIdOf(visitor, clientStayId);
    return this.members.change(visitor, async (member) => {
      await this.resolveDoubt(member);
      this.room.refuseUnlessOpen();
      if (this.members.hasEnded(stayId)) throw new StayEnded();

      const reception = await this.receive(member, stayId);
      if (reception?.over) throw new StayEnded();
      if (reception?.open && (await this.resume(member, reception.open, connection, stayId))) return this.room.now();
      // It was open a moment ago, so now it is being closed.
      if (reception?.open?.stayId === stayId) throw new StayEnded();

      await this.room.passable();
      this.room.refuseUnlessOpen();
      const atMs = this.room.now();
      const follower = reception?.follower ?? false;
      const { state, facts } = enterRoom(member.presence, visitor, { stayId, connection, atMs, follower, source });
      member.doubt = facts.length > 0 ? { stay: { stayId, enteredAtMs: atMs }, facts } : undefined;
      await this.doors.append(facts);
      member.doubt = undefined;
      this.members.settle(member, state);
      return atMs;
    });
  }

  leave(visitor: Visitor, connection: string): Promise<number> {
    return this.members.change(visitor, async (member) => {
      await this.resolveDoubt(member);
      const open = (await this.receive(member))?.open;
      if (open) await this.resume(member, open, connection);

      await this.room.passable();
      const atMs = this.room.now();
      const { state, facts } = leaveRoom(member.presence, visitor, connection, atMs);
      await this.doors.append(facts);
      this.members.settle(member, state);
      return atMs;
    });
  }

  /** A connection is gone, at this session time. */
  async disconnect(visitor: Visitor, connection: string, atMs: number): Promise<void> {
    if (!this.members.find(visitor.viewerId)) return;
    await this.members.change(visitor, async (member) => {
      this.members.settle(member, loseConnection(member.presence, connection, atMs));
      this.closer.waitFor(member);
    });
  }

  /** Waits here for the viewer of a stay that nobody else looks after. */
  async adopt(visitor: Visitor, stay: OpenStay, lastSeenMs: number): Promise<void> {
    await this.members.change(visitor, async (member) => {
      if (member.presence.state !== 'absent' || this.members.hasEnded(stay.stayId)) return;
      this.members.settle(member, awaitReturn(stay, lastSeenMs));
      this.closer.waitFor(member);
    });
  }

  /** The log says that these stays are over, whatever we believed. @returns the viewers who must enter anew */
  async evict(stayIds: ReadonlySet<string>): Promise<string[]> {
    const evicted = this.members.holding(stayIds).map(({ visitor }) =>
      this.members.change(visitor, async (member) => {
        if (member.presence.state === 'absent' || !stayIds.has(member.presence.stayId)) return [];
        this.members.settle(member, absent);
        return [visitor.viewerId];
      }),
    );
    return (await Promise.all(evicted)).flat();
  }

  /** They may not be here any more: ends their stays, and comes back when the log has all of it. */
  async showOut(isUnwanted: (viewerId: string) => boolean): Promise<void> {
    const unwanted = this.members.all().filter(({ visitor }) => isUnwanted(visitor.viewerId));
    const shownOut = unwanted.map(({ visitor }) =>
      this.members.change(visitor, async (member) => {
        await this.room.passable();
        const { presence } = member;
        if (presence.state === 'away') return this.closer.stopWaitingFor(member, presence);
        await this.closer.end(member, (now) => removeFromRoom(now, visitor, this.room.now()));
      }),
    );
    await Promise.all(shownOut);
  }

  /** Another process has these viewers now: we need not wait for them. */
  async handOver(stayIds: ReadonlySet<string>): Promise<void> {
    const handed = this.members.holding(stayIds).map(({ visitor }) =>
      this.members.change(visitor, async (member) => {
        if (member.presence.state === 'away' && stayIds.has(member.presence.stayId)) this.members.release(member);
      }),
    );
    await Promise.all(handed);
  }

  /**
   * An entry whose acknowledgement was lost may be in the log or not, and the read model may not know yet. Before
   * anything else happens to the viewer it is written again, under the same id: then it is there, once.
   */
  private async resolveDoubt(member: Member): Promise<void> {
    const { doubt } = member;
    if (doubt === undefined) return;
    await this.room.passable();
    this.room.refuseUnlessOpen();
    await this.doors.append(doubt.facts);
    member.doubt = undefined;
    this.members.settle(member, awaitReturn(doubt.stay, doubt.stay.enteredAtMs));
    this.closer.waitFor(member);
  }

  /** What the read model knows of somebody who is not here; nothing that this process knows better. */
  private async receive(member: Member, stayId?: string): Promise<Reception | undefined> {
    if (member.presence.state !== 'absent') return undefined;
    const reception = await this.doors.receive({ visitor: member.visitor, stayId: stayId ?? null });
    const stale = reception.open !== undefined && this.members.hasEnded(reception.open.stayId);
    return stale ? { ...reception, open: undefined } : reception;
  }

  /** Goes on with a stay that began in another process, or in one that has died. @returns false when it is too late */
  private async resume(member: Member, stay: OpenStay, connection: string, named?: string): Promise<boolean> {
    if (!(await this.doors.join(stay.stayId))) return false;
    this.members.settle(member, joinStay(stay, connection, named));
    return true;
  }
}
