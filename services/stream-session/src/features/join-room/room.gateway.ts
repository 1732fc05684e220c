import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type WebSocket, WebSocketServer } from 'ws';
import { gauge, loggerFor } from '@shopcast/telemetry';
import { closeCodes } from '../../room/close-codes.js';
import { refuseUpgrade, SUBPROTOCOL, subprotocolsOf } from './handshake.js';
import { JoinRoomHandler } from './join-room.handler.js';
import { RoomSocket } from './room-socket.js';

const ADDRESS = /^\/v1\/sessions\/([^/?]+)\/room(?:\?|$)/;
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
    perMessageDeflate: false,
    maxPayload: MAX_PAYLOAD_BYTES,
    handleProtocols: () => SUBPROTOCOL,
  });
  private readonly sockets = new Set<RoomSocket>();
  private closing = false;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly handler: JoinRoomHandler,
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
    const sessionId = ADDRESS.exec(request.url ?? '')?.[1];
    if (sessionId === undefined) return refuseUpgrade(socket, 404);
    if (this.closing) return refuseUpgrade(socket, 503);
    const { speaksOurs, token } = subprotocolsOf(request);
    if (!speaksOurs) return refuseUpgrade(socket, 400);

    this.webSockets.handleUpgrade(request, socket, head, (webSocket) =>
      this.welcome(webSocket, socket, { sessionId, token }),
    );
  }

  private welcome(webSocket: WebSocket, socket: Duplex, asked: { sessionId: string; token: string | undefined }): void {
    webSocket.on('error', (error) => logger.debug({ err: error }, 'a client broke the protocol'));
    const connection = this.handler.identify(webSocket, socket, asked.token);
    if (!connection) return webSocket.close(closeCodes.credentials, 'credentials');

    const roomSocket = this.handler.attach(connection, webSocket, asked.sessionId);
    this.sockets.add(roomSocket);
    connections.set(this.sockets.size);
    webSocket.on('close', () => {
      this.sockets.delete(roomSocket);
      connections.set(this.sockets.size);
    });
  }
}
