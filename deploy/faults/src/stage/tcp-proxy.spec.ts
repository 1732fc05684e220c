import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TcpProxy } from './tcp-proxy.js';

describe('a proxy that breaks connections', () => {
  let server: Server;
  let proxy: TcpProxy;
  beforeEach(async () => {
    server = createServer((request, response) => {
      if (request.url === '/never') return;
      response.end('well');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    proxy = await TcpProxy.to((server.address() as AddressInfo).port);
  });
  afterEach(async () => {
    await proxy.close();
    server.closeAllConnections();
    server.close();
  });

  const ask = async (path = '/'): Promise<string> => (await fetch(`http://127.0.0.1:${proxy.port}${path}`)).text();

  it('passes everything on until it is told otherwise', async () => {
    expect(await ask()).toBe('well');
  });

  it('makes every piece late, and stops to', async () => {
    proxy.delay(100);
    const begun = performance.now();
    await ask();
    expect(performance.now() - begun).toBeGreaterThan(190);

    proxy.delay(0);
    expect(await ask()).toBe('well');
  });

  it('resets what is open, and lets new connections through', async () => {
    const hanging = ask('/never');
    const failed = expect(hanging).rejects.toThrow();
    await ask();
    proxy.reset();

    await failed;
    expect(await ask()).toBe('well');
  });

  it('refuses connections while there is no server, like the server itself', async () => {
    await new Promise((closed) => {
      server.closeAllConnections();
      server.close(closed);
    });

    await expect(ask()).rejects.toThrow();
  });
});
