import type { TObject } from 'typebox';
import { clientFrames } from '../room/client-frames.js';
import { closeCodes } from '../room/close-codes.js';
import { serverFrames } from '../room/server-frames.js';
import { ROOM_PROTOCOL, TICKET_PROTOCOL } from '../room/subprotocol.js';
import { byKey } from './by-key.js';
import { plain } from './event-schema.js';

const description = `The room of a live session, over WebSocket: JSON text frames, one object each.

**Coming in.** \`POST /v1/sessions/{sessionId}/room-tickets\` with a viewer token (or a host's key, to watch) gives a
ticket that is good once and for half a minute. Offer the subprotocols \`${ROOM_PROTOCOL}\` and
\`${TICKET_PROTOCOL}<ticket>\`; the server selects the first. Pages of other origins are let in only when the server
lists them.

**Answers.** Every frame of a client has an \`id\`, made by the client. \`ok\` means that it has taken effect for good: it is
in the log. The same id sent again, also to another process after a crash, has its effect once; so what was not answered is
simply sent again.

**The sequence.** What a room is told is numbered, one sequence for all its viewers in all processes. Feed frames cover
\`from\` to \`to\` and join without a gap. After a drop come back with \`?since=<epoch>.<seq>\`: what was missed follows the
welcome, or \`missed\` says exactly what cannot be had. A client that reads too slowly is spared frames and then told by a
\`snapshot\` what it missed; one that does not read at all is closed.

**Liveness.** Pings are answered by the WebSocket itself. A connection that gives no sign of life is cut.

| close code | reason | what the client does | why |
| --- | --- | --- | --- |
${Object.entries(closeCodes)
  .map(([reason, { code, remedy, meaning }]) => `| ${code} | ${reason} | ${remedy} | ${meaning} |`)
  .join('\n')}
`;

const frames = { ...prefixed('client', clientFrames), ...prefixed('server', serverFrames) };

/** The AsyncAPI 3 document of the room protocol. */
export const roomAsyncApi = () => ({
  asyncapi: '3.0.0',
  info: { title: 'The room of a Shopcast session', version: '1.0.0', description, license: { name: 'Apache 2.0' } },
  defaultContentType: 'application/json',
  servers: { shopcast: { host: '{host}', protocol: 'ws', variables: { host: { default: '127.0.0.1:3000' } } } },
  channels: { room: { ...room, messages: byKey(Object.keys(frames), (name) => [name, messageReference(name)]) } },
  operations: { say: operation('receive', 'client'), tell: operation('send', 'server') },
  components: {
    messages: byKey(Object.entries(frames), ([name, schema]) => [name, message(name, schema)]),
    schemas: byKey(Object.entries(frames), ([name, schema]) => [name, plain(schema)]),
  },
});

const room = {
  address: '/v1/sessions/{sessionId}/room',
  title: 'room',
  parameters: { sessionId: { description: 'The session' } },
  bindings: {
    ws: {
      method: 'GET',
      query: {
        type: 'object',
        properties: { since: { type: 'string', description: 'The last position that the client has: `epoch.seq`' } },
      },
      headers: {
        type: 'object',
        required: ['Sec-WebSocket-Protocol'],
        properties: {
          'Sec-WebSocket-Protocol': { type: 'string', description: `\`${ROOM_PROTOCOL}, ${TICKET_PROTOCOL}<ticket>\`` },
        },
      },
      bindingVersion: '0.1.0',
    },
  },
};

const messageReference = (name: string) => ({ $ref: `#/components/messages/${name}` });

const message = (name: string, schema: TObject) => ({
  name,
  title: name,
  summary: (schema as { description?: string }).description,
  contentType: 'application/json',
  payload: { $ref: `#/components/schemas/${name}` },
});

const operation = (action: 'receive' | 'send', side: 'client' | 'server') => ({
  action,
  channel: { $ref: '#/channels/room' },
  title: action === 'receive' ? 'What clients may send' : 'What the room sends',
  messages: Object.keys(frames)
    .filter((name) => name.startsWith(side))
    .map((name) => ({ $ref: `#/channels/room/messages/${name}` })),
});

function prefixed(side: string, schemas: Readonly<Record<string, TObject>>): Record<string, TObject> {
  return byKey(Object.entries(schemas), ([t, schema]) => [`${side}.${t}`, schema]);
}
