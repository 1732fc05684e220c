import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CallbackProxy } from './callback-proxy.js';

describe('a proxy on the way of payment callbacks', () => {
  let heard: { body: string; signature: unknown }[];
  let desk: Server;
  let proxy: CallbackProxy;
  let chance: number;
  let throws: number;
  beforeEach(async () => {
    [heard, chance, throws] = [[], 0, 0];
    desk = createServer((asked, answer) => {
      let body = '';
      asked.on('data', (chunk) => (body += String(chunk)));
      asked.on('end', () => {
        heard.push({ body, signature: asked.headers['x-signature'] });
        answer.writeHead(204).end();
      });
    });
    await new Promise<void>((listening) => desk.listen(0, '127.0.0.1', listening));
    proxy = await CallbackProxy.to(`http://127.0.0.1:${(desk.address() as AddressInfo).port}`, () => {
      throws += 1;
      return chance;
    });
  });
  afterEach(async () => {
    await proxy.close();
    desk.closeAllConnections();
    desk.close();
  });

  const say = (body: string): Promise<number> =>
    fetch(proxy.url, { method: 'POST', body, headers: { 'x-signature': 's' } }).then(
      ({ status }) => status,
      () => 0,
    );

  it('passes on the very bytes with their signature', async () => {
    expect(await say('{"a": 1}')).toBe(204);
    expect(heard).toEqual([{ body: '{"a": 1}', signature: 's' }]);
  });

  it('loses a callback, or only its answer', async () => {
    proxy.set('lost');
    chance = 0.9;
    expect(await say('lost')).toBe(0);
    chance = 0.1;
    expect(await say('unanswered')).toBe(0);

    expect(heard.map(({ body }) => body)).toEqual(['unanswered']);
  });

  it('says things twice', async () => {
    proxy.set('doubled');
    expect(await say('twice')).toBe(204);
    expect(heard.map(({ body }) => body)).toEqual(['twice', 'twice']);
  });

  it('mixes up their order, until it is told not to', async () => {
    proxy.set('reordered');
    chance = 0.9;
    const first = say('first');
    while (throws === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    chance = 0;
    await say('second');
    await first;
    expect(heard.map(({ body }) => body)).toEqual(['second', 'first']);

    proxy.set(undefined);
    expect(await say('third')).toBe(204);
  });
});
