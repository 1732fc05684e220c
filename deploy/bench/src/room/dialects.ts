import { randomUUID } from 'node:crypto';

/** How one server is spoken to: raw WebSocket text, so that all cost the load generator the same. */
export interface Dialect {
  readonly path: string;
  /** What a viewer says first. */
  hello(): string[];
  comment(text: string, id: string): string;
  /** Whether the server says that it has taken a comment. */
  readonly acknowledges: boolean;
}

export const dialects = {
  shopcast: {
    path: '/v1/sessions/:sessionId/room',
    hello: () => [JSON.stringify({ t: 'enter', id: randomUUID(), stayId: randomUUID() })],
    comment: (text, id) => JSON.stringify({ t: 'comment', id, text }),
    acknowledges: true,
  },
  socketIo: {
    path: '/socket.io/?EIO=4&transport=websocket',
    hello: () => ['40'],
    comment: (text, id) => `42${JSON.stringify(['comment', commentOf(text, id)])}`,
    acknowledges: false,
  },
  ws: {
    path: '/',
    hello: () => [],
    comment: (text, id) => JSON.stringify(commentOf(text, id)),
    acknowledges: false,
  },
  centrifuge: {
    path: '/',
    hello: () => [JSON.stringify({ id: 1, connect: {} })],
    comment: (text, id) => JSON.stringify({ id: 2, publish: { channel: 'room', data: commentOf(text, id) } }),
    acknowledges: false,
  },
} as const satisfies Record<string, Dialect>;

export type DialectName = keyof typeof dialects;

/** The same fields that a room's comment has. */
const commentOf = (text: string, commentId: string) => ({
  ...{ seq: 1, t: 'comment', commentId, author: 'a1b2c3d4', text },
  at: new Date().toISOString(),
});
