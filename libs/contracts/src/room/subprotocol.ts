/** The version of the room protocol, offered and selected as WebSocket subprotocol. */
export const ROOM_PROTOCOL = 'shopcast.room.v1';

/**
 * Browsers cannot set headers on a WebSocket, and what stands in an address ends up in logs; so the ticket travels as a
 * second offered subprotocol, `ticket.<ticket>`, which the server never selects.
 */
export const TICKET_PROTOCOL = 'ticket.';

/** How far a client has come in a room's sequence. Numbers of different epochs cannot be compared. */
export interface RoomPosition {
  readonly epoch: string;
  readonly seq: number;
}

/** `?since=` of the room's address. */
export const writePosition = ({ epoch, seq }: RoomPosition): string => `${epoch}.${seq}`;

/** @returns undefined for what is no position */
export function readPosition(text: string): RoomPosition | undefined {
  const [, epoch, seq] = /^([A-Za-z0-9-]{1,64})\.(\d{1,15})$/.exec(text) ?? [];
  return epoch === undefined || seq === undefined ? undefined : { epoch, seq: Number(seq) };
}
