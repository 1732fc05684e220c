import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { readPosition, ROOM_PROTOCOL, type RoomPosition, TICKET_PROTOCOL } from '@shopcast/contracts';

const ADDRESS = /^\/v1\/sessions\/([^/?]+)\/room(?:\?(.*))?$/;

/** What a client asks for by its address. */
export interface Asked {
  readonly sessionId: string;
  /** How far it had got before it lost its connection. */
  readonly since: RoomPosition | undefined;
}

/** @returns undefined when it is not the address of a room */
export function askedFor(url: string): Asked | undefined {
  const [, sessionId, query = ''] = ADDRESS.exec(url) ?? [];
  if (sessionId === undefined) return undefined;
  return { sessionId, since: readPosition(new URLSearchParams(query).get('since') ?? '') };
}

/** The protocol it speaks, and the ticket offered beside it. */
export function offeredBy({ headers }: IncomingMessage): { speaksOurs: boolean; ticket: string | undefined } {
  const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  const ticket = offered.find((name) => name.startsWith(TICKET_PROTOCOL));
  return { speaksOurs: offered.includes(ROOM_PROTOCOL), ticket: ticket?.slice(TICKET_PROTOCOL.length) };
}

/** Whether a page of this origin may open a room here. Programs that are no browsers name none. */
export function isWelcome({ headers }: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || origins.includes('*') || origins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Where a client connects from, as far as it is told by somebody who is trusted. */
export function addressOf({ headers, socket }: IncomingMessage, proxies: readonly string[]): string {
  const told = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  const hops = [...told, (socket.remoteAddress ?? '').replace(/^::ffff:/, '')];
  return hops.findLast((address) => !proxies.includes(address)) ?? hops[0] ?? '';
}

/** The client has agreed that each message is deflated by itself, with the usual window. */
export const deflatesShared = ({ headers }: IncomingMessage, extensions: string): boolean =>
  extensions.includes('permessage-deflate') &&
  !String(headers['sec-websocket-extensions']).includes('server_max_window_bits');

/** Before the upgrade the connection still speaks HTTP. */
export function refuseUpgrade(socket: Duplex, status: 400 | 403 | 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
