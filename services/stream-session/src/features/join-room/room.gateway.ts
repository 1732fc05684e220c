import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Ticket } from '@shopcast/access';
import { closeCodes, type CloseReason, ROOM_PROTOCOL } from '@shopcast/contracts';
import { gauge, loggerFor } from '@shopcast/telemetry';
import { type WebSocket, WebSocketServer } from 'ws';
import { FrameDispatcher } from '../../room/frame-dispatcher.js';
import { RoomConnection } from '../../room/room-connection.js';
import type { Pass } from '../../room/turnstile.js';
import { StreamSessionConfig } from '../../stream-session.config.js';
import { type Asked, askedFor, deflatesShared, offeredBy, refuseUpgrade } from './handshake.js';
import { JoinRoomHandler } from './join-room.handler.js';
import { RoomDoor } from './room-door.js';
import { RoomSocket } from './room-socket.js';

/** A frame this large is cut off by the protocol itself; the room's own limit is far below. */
const MAX_PAYLOAD_BYTES = 64 * 1024;
const FINISH_MS = 2_000;

const logger = loggerFor('stream-session.room-gateway');
const connections = gauge('shopcast_room_connections', 'Open connections to rooms', []);

/** `GET /v1/sessions/:sessionId/room` with `Upgrade: websocket`, on the HTTP server of the process. */
@Injectable()
export class RoomGateway {
  private readonly webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // Without context each message stands for itself: one deflated frame serves everybody, and no socket keeps a window.
    perMessageDeflate: { serverNoContextTakeover: true, clientNoContextTakeover: true },
    maxPayload: MAX_PAYLOAD_BYTES,
    handleProtocols: () => ROOM_PROTOCOL,
  });
  private readonly sockets = new Set<RoomSocket>();
  private closing = false;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly door: RoomDoor,
    private readonly handler: JoinRoomHandler,
    private readonly dispatcher: FrameDispatcher,
    private readonly config: StreamSessionConfig,
  ) {}

  open(): void {
    const server = this.host.httpAdapter.getHttpServer() as Server;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', (error) => logger.debug({ err: error }, 'a socket broke'));
      this.upgrade(request, socket, head);
    });
  }

  /** Lets nobody in any more, and lets those who are in finish what they have sent. */
  async finish(): Promise<void> {
    this.closing = true;
    const finished = Promise.all([...this.sockets].map((socket) => socket.finish()));
    await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, FINISH_MS).unref())]);
  }

  sendAway(): void {
    for (const socket of this.sockets) socket.close('restarting');
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const asked = askedFor(request.url ?? '');
    if (asked === undefined) return refuseUpgrade(socket, 404);
    if (this.closing) return refuseUpgrade(socket, 503);
    if (!this.door.isWelcome(request)) return refuseUpgrade(socket, 403);
    if (!offeredBy(request).speaksOurs) return refuseUpgrade(socket, 400);
    this.webSockets.handleUpgrade(request, socket, head, (webSocket) => this.receive(webSocket, request, asked));
  }

  private receive(webSocket: WebSocket, request: IncomingMessage, asked: Asked): void {
    webSocket.on('error', (error) => logger.debug({ err: error }, 'a client broke the protocol'));
    const ticket = this.door.read(offeredBy(request).ticket);
    if (!ticket) return refuse(webSocket, 'ticket');
    const pass = this.door.pass(ticket, request);
    if (!pass) return refuse(webSocket, 'tooMany');
    this.attach({ webSocket, request, ticket, asked, pass });
  }

  private attach({ webSocket, request, ticket, asked, pass }: Arrival): void {
    const deflates = deflatesShared(request, webSocket.extensions);
    const limits = { budgetBytes: this.config.ROOM_SEND_BUDGET_BYTES, slowMs: this.config.ROOM_SLOW_MS };
    const connection = new RoomConnection({ webSocket, socket: request.socket, deflates }, ticket.principal, limits);
    const joining = this.handler.join(connection, ticket, asked);
    const roomSocket = new RoomSocket(connection, webSocket, joining, pass, this.dispatcher);
    this.sockets.add(roomSocket);
    connections.set(this.sockets.size);
    webSocket.on('close', () => {
      this.sockets.delete(roomSocket);
      connections.set(this.sockets.size);
    });
  }
}

interface Arrival {
  readonly webSocket: WebSocket;
  readonly request: IncomingMessage;
  readonly ticket: Ticket;
  readonly asked: Asked;
  readonly pass: Pass;
}

const refuse = (webSocket: WebSocket, reason: CloseReason): void => webSocket.close(closeCodes[reason].code, reason);
