import { Injectable } from '@nestjs/common';
import { checkPolicy, maySee, NotAllowed, type Ticket } from '@shopcast/access';
import type { RoomPosition } from '@shopcast/contracts';
import { loggerFor } from '@shopcast/telemetry';
import { SessionNotFound } from '../../domain/session.errors.js';
import { Restrictions } from '../../moderation/restrictions.js';
import { UsedTicketRepository } from '../../persistence/used-ticket.repository.js';
import { Batcher } from '../../room/batcher.js';
import { roomPolicy } from '../../room/frame-policies.js';
import type { Room } from '../../room/room.js';
import type { RoomConnection } from '../../room/room-connection.js';
import { Rooms } from '../../room/rooms.js';
import type { Asked } from './handshake.js';

/** When a session begins, or its process restarts, thousands show their tickets in the same second. */
const GATHER_MS = 5;

const logger = loggerFor('stream-session.join-room');

/** Lets a connection into a room, or closes it with the code that says why not. */
@Injectable()
export class JoinRoomHandler {
  private readonly redeeming: Batcher<Ticket, boolean>;

  constructor(
    private readonly rooms: Rooms,
    private readonly restrictions: Restrictions,
    usedTickets: UsedTicketRepository,
  ) {
    this.redeeming = new Batcher((tickets) => usedTickets.redeem(tickets), GATHER_MS);
  }

  /** @returns undefined when the connection has been refused */
  async join(connection: RoomConnection, ticket: Ticket, asked: Asked): Promise<Room | undefined> {
    try {
      if (!(await this.redeeming.ask(ticket))) return void connection.close('ticket');
      const room = await this.roomFor(ticket, asked.sessionId);
      await this.restrictions.of(room.session.accountId);
      return this.enter(connection, room, asked.since);
    } catch (error) {
      if (error instanceof NotAllowed) return void connection.close('forbidden');
      if (error instanceof SessionNotFound) return void connection.close('notFound');
      logger.error({ err: error, sessionId: asked.sessionId }, 'a room could not be opened');
      return void connection.close('unavailable');
    }
  }

  private enter(connection: RoomConnection, room: Room, since: RoomPosition | undefined): Room | undefined {
    if (room.session.state === 'ended') return void connection.close('ended');
    if (this.isBanned(connection, room)) return void connection.close('banned');
    if (!connection.isOpen) return undefined;
    room.connect(connection, since);
    return room;
  }

  /** Asked in the same turn in which it comes in: who is banned a moment later is shown out. */
  private isBanned({ principal }: RoomConnection, { session: { accountId, sessionId } }: Room): boolean {
    if (principal.kind !== 'viewer') return false;
    return this.restrictions.now(accountId).isBanned(sessionId, principal.viewerId, Date.now());
  }

  private async roomFor({ principal, sessionId }: Ticket, asked: string): Promise<Room> {
    checkPolicy(roomPolicy, principal);
    if (sessionId !== asked.toLowerCase()) throw new NotAllowed(['a ticket for this session']);
    const room = await this.rooms.open(sessionId);
    // Another account's room is answered as if it were not there.
    if (!maySee(principal, room.session.accountId)) throw new SessionNotFound(sessionId);
    return room;
  }
}
