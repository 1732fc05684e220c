import type { Duplex } from 'node:stream';
import type { Principal } from '@shopcast/access';
import { WebSocket } from 'ws';
import { closeCodes } from './close-codes.js';
import { RoomConnection } from './room-connection.js';

const BUDGET = 1_000;
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
  const connection = new RoomConnection(
    webSocket as unknown as WebSocket,
    socket as unknown as Duplex,
    principal,
    BUDGET,
  );
  return { did, socket, connection };
}

describe('a connection', () => {
  it('is cut when it is too far behind in reading, and gets nothing more', () => {
    const { did, socket, connection } = wired();
    connection.write(Buffer.alloc(10));
    socket.writableLength = BUDGET + 1;
    connection.write(Buffer.alloc(10));
    connection.write(Buffer.alloc(10));
    expect(did).toEqual(['write 10', `close ${closeCodes.tooSlow}`]);
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
    expect(did).toEqual([`close ${closeCodes.ended}`]);
  });
});

describe('close codes', () => {
  it('are in the ranges that applications may use, each with one meaning', () => {
    const codes = Object.values(closeCodes);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code === 1012 || (code >= 4000 && code <= 4999)).toBe(true);
  });
});
