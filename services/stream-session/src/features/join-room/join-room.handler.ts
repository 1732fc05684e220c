import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Authenticator, checkPolicy, maySee, NotAllowed, type Principal } from '@shopcast/access';
import { loggerFor } from '@shopcast/telemetry';
import type { WebSocket } from 'ws';
import { SessionNotFound } from '../../domain/session.errors.js';
import { FrameAllowance } from '../../room/frame-allowance.js';
import { FrameDispatcher } from '../../room/frame-dispatcher.js';
import { roomPolicy } from '../../room/frame-policies.js';
import type { Room } from '../../room/room.js';
import { RoomConnection } from '../../room/room-connection.js';
import { Rooms } from '../../room/rooms.js';
import { StreamSessionConfig } from '../../stream-session.config.js';
import { RoomSocket } from './room-socket.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const logger = loggerFor('stream-session.join-room');

/** Lets a connection into a room, or closes it with the code that says why not. */
@Injectable()
export class JoinRoomHandler {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly rooms: Rooms,
    private readonly dispatcher: FrameDispatcher,
    private readonly config: StreamSessionConfig,
  ) {}

  /** @returns undefined when nobody can be told by this token */
  identify(webSocket: WebSocket, socket: Duplex, token: string | undefined): RoomConnection | undefined {
    try {
      if (token === undefined) return undefined;
      const principal = this.authenticator.fromCredential(token);
      return new RoomConnection(webSocket, socket, principal, this.config.ROOM_SEND_BUDGET_BYTES);
    } catch {
      return undefined;
    }
  }

  attach(connection: RoomConnection, webSocket: WebSocket, sessionId: string): RoomSocket {
    const { ROOM_FRAMES_PER_SECOND, ROOM_FRAME_BURST } = this.config;
    const allowance = new FrameAllowance(ROOM_FRAMES_PER_SECOND, ROOM_FRAME_BURST, Date.now());
    return new RoomSocket(connection, webSocket, this.join(connection, sessionId), allowance, this.dispatcher);
  }

  private async join(connection: RoomConnection, sessionId: string): Promise<Room | undefined> {
    try {
      const room = await this.roomFor(connection.principal, sessionId);
      if (room.session.state === 'ended') return void connection.close('ended');
      if (!connection.isOpen) return undefined;
      room.connect(connection);
      return room;
    } catch (error) {
      if (error instanceof NotAllowed) return void connection.close('forbidden');
      if (error instanceof SessionNotFound) return void connection.close('notFound');
      logger.error({ err: error, sessionId }, 'a room could not be opened');
      return void connection.close('unavailable');
    }
  }

  private async roomFor(principal: Principal, asked: string): Promise<Room> {
    checkPolicy(roomPolicy, principal);
    if (!UUID.test(asked)) throw new SessionNotFound(asked);
    const sessionId = asked.toLowerCase();
    const boundTo = principal.kind === 'viewer' ? principal.sessionId : undefined;
    if (boundTo !== undefined && boundTo !== sessionId) throw new NotAllowed(['a viewer token for this session']);

    const room = await this.rooms.open(sessionId);
    // Another account's room is answered as if it were not there.
    if (!maySee(principal, room.session.accountId)) throw new SessionNotFound(sessionId);
    return room;
  }
}
