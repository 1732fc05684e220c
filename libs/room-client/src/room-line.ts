import { ROOM_PROTOCOL, type RoomPosition, TICKET_PROTOCOL, writePosition } from '@shopcast/contracts/room';

/** Where a room is, and with what leave it is opened. */
export interface RoomAddress {
  /** `http://…` or `https://…` of the service. */
  readonly url: string;
  readonly sessionId: string;
  /** None: the room will close the connection; for whoever wants to see that. */
  readonly ticket: string | undefined;
  /** How far the client has got. */
  readonly since?: RoomPosition | undefined;
}

/** Address and subprotocols of one connection to a room. */
export function lineTo({ url, sessionId, ticket, since }: RoomAddress): { url: string; protocols: string[] } {
  const address = new URL(`/v1/sessions/${sessionId}/room`, url.replace(/^http/, 'ws'));
  if (since) address.searchParams.set('since', writePosition(since));
  const protocols = ticket === undefined ? [ROOM_PROTOCOL] : [ROOM_PROTOCOL, `${TICKET_PROTOCOL}${ticket}`];
  return { url: address.href, protocols };
}
