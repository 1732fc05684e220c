import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { SharedFrame } from './shared-frame.js';

describe('a shared frame', () => {
  const lengths = [0, 5, 125, 126, 1_023, 1_024, 30_000, 70_000];
  const texts = lengths.map((length) => `票é`.repeat(length).slice(0, length));

  it.each([false, true])(
    'is what any WebSocket client understands, whatever its length; deflated: %s',
    async (deflates) => {
      const server = createServer();
      const options = { serverNoContextTakeover: true, clientNoContextTakeover: true };
      const webSockets = new WebSocketServer({ noServer: true, perMessageDeflate: deflates && options });
      server.on('upgrade', (request, socket, head) => {
        webSockets.handleUpgrade(request, socket, head, () =>
          texts.forEach((text) => socket.write(new SharedFrame(text).bytesFor(deflates))),
        );
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      const client = new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: deflates });
      const received: string[] = [];
      client.on('message', (data) => received.push(String(data)));
      while (received.length < texts.length) await once(client, 'message');

      expect(received).toEqual(texts);
      client.terminate();
      server.close();
    },
  );

  it('is deflated once, and only where it pays', () => {
    const [short, long] = [new SharedFrame('x'.repeat(100)), new SharedFrame('comment '.repeat(500))];
    expect(short.bytesFor(true)).toBe(short.plain);
    expect(long.bytesFor(true).length).toBeLessThan(long.plain.length / 10);
    expect(long.bytesFor(true)).toBe(long.bytesFor(true));
    expect(long.bytesFor(false)).toBe(long.plain);
  });
});
