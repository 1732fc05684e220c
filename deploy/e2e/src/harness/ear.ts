import type { Api } from '@shopcast/installation';
import { type ClientFrame, ROOM_PROTOCOL, TICKET_PROTOCOL } from '@shopcast/contracts/room';

/** Somebody who is in a room. */
export interface Ear {
  say(frame: ClientFrame): void;
  /** All frames that have come so far, as they came. */
  heard(): string;
}

type Source = NonNullable<Extract<ClientFrame, { t: 'enter' }>['source']>;

/** Enters with a ticket that the API gives to the viewer; the room closes the connection when it ends. */
export async function enterRoom(viewer: Api, sessionId: string, source: Source): Promise<Ear> {
  const room = `/v1/sessions/${sessionId}`;
  const { body } = await viewer.post<{ ticket: string }>(`${room}/room-tickets`, {});
  const address = `${viewer.url.replace(/^http/, 'ws')}${room}/room`;
  const socket = new WebSocket(address, [ROOM_PROTOCOL, `${TICKET_PROTOCOL}${body.ticket}`]);
  const frames: string[] = [];
  socket.onmessage = ({ data }) => void frames.push(String(data));
  const say = (frame: ClientFrame): void => socket.send(JSON.stringify(frame));
  await new Promise((opened, refused) => Object.assign(socket, { onopen: opened, onerror: refused }));
  say({ t: 'enter', id: crypto.randomUUID(), stayId: crypto.randomUUID(), source });
  return { say, heard: () => frames.join('\n') };
}
