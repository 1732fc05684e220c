import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** The version of the room protocol. */
export const SUBPROTOCOL = 'shopcast.v1';
const TOKEN = 'bearer.';

/**
 * Browsers cannot set headers on a WebSocket, and a token in the address would end up in logs; so it travels as a second
 * subprotocol: `shopcast.v1, bearer.<token>`.
 */
export function subprotocolsOf(request: IncomingMessage): { speaksOurs: boolean; token: string | undefined } {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const bearer = offered.find((name) => name.startsWith(TOKEN));
  return { speaksOurs: offered.includes(SUBPROTOCOL), token: bearer?.slice(TOKEN.length) };
}

/** Before the upgrade the connection still speaks HTTP. */
export function refuseUpgrade(socket: Duplex, status: 400 | 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
