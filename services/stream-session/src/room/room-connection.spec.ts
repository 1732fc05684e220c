import type { Duplex } from 'node:stream';
import type { Principal } from '@shopcast/access';
import { closeCodes } from '@shopcast/contracts';
import { WebSocket } from 'ws';
import { FrameSet } from './feed/frame-set.js';
import { RoomConnection } from './room-connection.js';

const BUDGET = 1_000;
const SLOW_MS = 5_000;
const principal: Principal = { kind: 'operator' };

/** The two ends of a connection, as far as the room touches them. */
function wired() {
  const did: string[] = [];
  const webSocket = {
    readyState: WebSocket.OPEN as number,
    close(code: number) {
      did.push(`close ${code}`);
      this.readyState = WebSocket.CLOSING;
    },
    ping: () => did.push('ping'),
    terminate: () => did.push('terminate'),
  };
  const socket = { writableLength: 0, write: (frame: Buffer) => did.push(`write ${frame.length}`) };
  const wire = { webSocket: webSocket as unknown as WebSocket, socket: socket as unknown as Duplex, deflates: false };
  const connection = new RoomConnection(wire, principal, { budgetBytes: BUDGET, slowMs: SLOW_MS });
  return { did, socket, connection };
}

describe('a connection', () => {
  it('is spared frames while it is behind in reading, and knows what it has got', () => {
    const { did, socket, connection } = wired();
    const set = (seq: number): FrameSet => new FrameSet(seq, seq, [], { online: 0, likes: 0 }, 10);
    connection.goTo({ epoch: 'e', seq: 6 });
    expect(connection.feed(set(7))).toBe(true);
    socket.writableLength = BUDGET + 1;
    expect([connection.feed(set(8)), connection.hasDrained]).toEqual([false, false]);
    expect([connection.position, did.length]).toEqual([{ epoch: 'e', seq: 7 }, 1]);
    socket.writableLength = 0;
    expect([connection.hasDrained, connection.feed(set(8))]).toEqual([true, true]);
  });

  it('is cut when it is behind for too long, or asks on and on without reading the answers', () => {
    const slow = wired();
    slow.connection.behindSinceMs = 1_000;
    slow.connection.checkPace(1_000 + SLOW_MS);
    slow.connection.checkPace(1_001 + SLOW_MS);
    const deaf = wired();
    deaf.socket.writableLength = 2 * BUDGET + 1;
    deaf.connection.send({ t: 'ok', id: '1', at: '' });
    expect([slow.did, deaf.did]).toEqual([[`close ${closeCodes.tooSlow.code}`], [`close ${closeCodes.tooSlow.code}`]]);
  });

  it('is asked for a sign of life when it is silent, and cut when it gives none', () => {
    const { did, connection } = wired();
    const quietSince = connection.lastSeenMs;
    connection.checkAlive(quietSince + 400, 1_000);
    connection.checkAlive(quietSince + 600, 1_000);
    connection.checkAlive(quietSince + 2_001, 1_000);
    connection.gone();
    expect(did).toEqual(['ping', 'terminate']);
    expect(connection.lastSeenMs).toBe(quietSince);
  });

  it('says goodbye once', () => {
    const { did, connection } = wired();
    connection.close('ended');
    connection.close('restarting');
    expect(did).toEqual([`close ${closeCodes.ended.code}`]);
  });
});

describe('close codes', () => {
  it('are in the ranges that applications may use, each with one meaning', () => {
    const codes = Object.values(closeCodes).map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code === 1012 || (code >= 4000 && code <= 4999)).toBe(true);
  });
});
