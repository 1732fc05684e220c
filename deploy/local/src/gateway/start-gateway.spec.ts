import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { WebSocket, WebSocketServer } from 'ws';
import type { GatewayConfig } from './gateway.config.js';
import { startGateway } from './start-gateway.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

describe('the gateway', () => {
  const services: Record<'stream-session' | 'catalog' | 'order', { server: Server; url: string; answer: Answer }> =
    {} as never;
  let gateway: FastifyInstance;
  let url: string;
  let config: GatewayConfig;

  beforeAll(async () => {
    for (const name of ['stream-session', 'catalog', 'order'] as const) services[name] = await startService(name);
    config = {
      HOST: '127.0.0.1',
      PORT: 0,
      STREAM_SESSION_URL: services['stream-session'].url,
      CATALOG_URL: services.catalog.url,
      ORDER_URL: services.order.url,
      ANALYTICS_URL: 'http://127.0.0.1:9',
    };
    gateway = await startGateway(config);
    url = `http://127.0.0.1:${(gateway.server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await gateway.close();
    for (const { server } of Object.values(services)) server.close().closeAllConnections();
  });

  async function startService(name: string) {
    const echo: Answer = (request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({ name, method: request.method, url: request.url, headers: request.headers, body }),
        );
      });
    };
    const service = {
      answer: echo,
      server: createServer((request, response) => service.answer(request, response)),
      url: '',
    };
    await new Promise<void>((listening) => service.server.listen(0, '127.0.0.1', listening));
    service.url = `http://127.0.0.1:${(service.server.address() as AddressInfo).port}`;
    return service;
  }

  it('passes method, path, query, headers and body on to the service that owns the path', async () => {
    const answer = await fetch(`${url}/v1/orders?sessionId=5a&x=%20b`, {
      method: 'POST',
      headers: { authorization: 'Bearer t', 'idempotency-key': 'k', 'content-type': 'application/json' },
      body: '{"broken json',
    });

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      name: 'order',
      method: 'POST',
      url: '/v1/orders?sessionId=5a&x=%20b',
      headers: expect.objectContaining({ authorization: 'Bearer t', 'idempotency-key': 'k' }),
      body: '{"broken json',
    });
  });

  it('hands each event of a stream on at once and ends the stream behind it when the client leaves', async () => {
    let left: Promise<unknown> = Promise.resolve();
    services.catalog.answer = (request, response) => {
      left = new Promise((resolve) => request.once('close', resolve));
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    };
    const leave = new AbortController();

    const answer = await fetch(`${url}/v1/sessions/5a/shop`, { signal: leave.signal });
    const { value } = await answer.body!.getReader().read();

    expect(Buffer.from(value as Uint8Array).toString()).toBe('data: 1\n\n');
    leave.abort();
    await left;
  });

  it('answers 503 as a problem when a service is down, and 404 where nobody lives', async () => {
    const down = await fetch(`${url}/v1/metrics`);
    expect(down.status).toBe(503);
    expect(down.headers.get('content-type')).toContain('application/problem+json');
    expect(await down.json()).toMatchObject({ code: 'gateway.service_unavailable', service: 'analytics' });

    const unknown = await fetch(`${url}/v1/nothing`);
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ code: 'request.route_unknown' });
  });

  it('is ready only when all services are', async () => {
    const answer = await fetch(`${url}/health/ready`);

    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ checks: { order: true, analytics: false } });
  });

  it('lets the service do the handshake: its sub-protocol, its view of the offered token, its close code', async () => {
    const rooms = new WebSocketServer({
      server: services['stream-session'].server,
      handleProtocols: (offered) => (offered.has('shopcast.room.v1') ? 'shopcast.room.v1' : false),
    });
    rooms.on('connection', (socket, request) => {
      socket.send(String(request.headers['sec-websocket-protocol']));
      socket.on('message', (frame) => socket.close(4400, `did not like ${String(frame)}`));
    });
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/sessions/5a/room`, [
      'shopcast.room.v1',
      'ticket.abc',
    ]);

    const offered = await new Promise((resolve) => socket.once('message', (frame) => resolve(String(frame))));
    expect(offered).toBe('shopcast.room.v1,ticket.abc');
    expect(socket.protocol).toBe('shopcast.room.v1');
    socket.send('this');
    const closed = await new Promise((resolve) => socket.once('close', (code, why) => resolve([code, String(why)])));
    expect(closed).toEqual([4400, 'did not like this']);
    rooms.close();
  });

  it('shows a refused upgrade as the service refused it, and refuses one that nobody owns', async () => {
    services.order.server.on('upgrade', (_request, socket) => {
      socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
    const statusOf = (path: string) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`);
        socket.on('error', () => undefined);
        socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
      });

    expect(await statusOf('/v1/orders')).toBe(401);
    expect(await statusOf('/v1/nothing')).toBe(404);
    expect(await statusOf('/v1/metrics')).toBe(503);
  });

  it('closes at once although rooms are open', async () => {
    const rooms = new WebSocketServer({ server: services['stream-session'].server });
    const short = await startGateway({ ...config, PORT: 0 });
    const { port } = short.server.address() as AddressInfo;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/sessions/5a/room`);
    await new Promise((open) => socket.once('open', open));
    const closed = new Promise((resolve) => socket.once('close', resolve));

    await short.close();

    await closed;
    rooms.close();
  });
});
