import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { jest } from '@jest/globals';
import { OneWriteSocket } from './one-write-socket.js';

describe('a connection that writes once a turn', () => {
  let server: Server;
  let heard: Promise<string>;
  beforeEach(async () => {
    server = createServer((connection) => {
      heard = text(connection);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => server.close());

  const connected = async (): Promise<OneWriteSocket> => {
    const socket = new OneWriteSocket();
    socket.connect((server.address() as AddressInfo).port, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  };
  const say = (socket: OneWriteSocket, ...words: string[]) => {
    socket.cork();
    for (const word of words) socket.write(word);
    socket.uncork();
  };

  it('says at once what was said by statements of one turn, those of its promises included', async () => {
    const socket = await connected();
    const writes = jest.spyOn(socket, '_writev' as never);
    say(socket, 'parse ', 'bind ', 'sync ');
    await Promise.resolve();
    say(socket, 'parse ', 'sync ');
    socket.write('commit ');
    await new Promise(setImmediate);
    expect(writes).toHaveBeenCalledTimes(1);

    say(socket, 'of another turn ', 'all the same');
    await new Promise(setImmediate);
    expect(writes).toHaveBeenCalledTimes(2);
    socket.end();
    expect(await heard).toBe('parse bind sync parse sync commit of another turn all the same');
  });
});
