import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { newId } from '@shopcast/kernel';
import { closeCodes, ROOM_PROTOCOL } from '@shopcast/contracts/room';
import { WebSocketServer } from 'ws';
import { Random } from '../plan/random.js';
import { FakeFacts } from './fake-facts.js';
import { FakeRoom } from './fake-room.js';
import { FakeShop, type Flaw } from './fake-shop.js';

/** How badly the fake behaves: shares of requests (or frames) that meet each misfortune. */
export interface Weather {
  /** 503 before anything is done. */
  readonly failing: number;
  /** The connection breaks; half of the time after the request took effect. */
  readonly losing: number;
}

export const fineWeather: Weather = { failing: 0, losing: 0 };
export const FAKE_OPERATOR_KEY = 'sco_fake';
const FAKE_OWNER_KEY = 'sck_fake';
/** One service hears of a new session a little later than another. */
const SESSION_TRAVELS_MS = 60;
const NUMBERS_SETTLE_MS = 300;

interface Asked {
  readonly key: string;
  readonly body: Record<string, unknown>;
  readonly idempotencyKey: string;
  /** What the route's groups matched. */
  readonly at: readonly string[];
}
interface Told {
  readonly status: number;
  readonly body: unknown;
}

/**
 * The public API in one object, for testing the crowd: it does what Shopcast promises (idempotency, late knowledge,
 * asynchronous payments), checks that the crowd keeps its side, and counts.
 */
export class FakeShopcast {
  readonly facts = new FakeFacts();
  private readonly random = new Random('weather');
  private readonly shop: FakeShop;
  private readonly room: FakeRoom;
  private readonly rooms = new WebSocketServer({ noServer: true, handleProtocols: () => ROOM_PROTOCOL });
  private readonly skusOf = new Map<string, { skuId: string; title: string }[]>();
  private readonly tickets = new Map<string, string>();
  private server: Server | null = null;
  private port = 0;
  private session = { sessionId: newId(), accountId: newId(), state: 'none', knownAtMs: 0, endedAtMs: 0 };

  constructor(
    private readonly weather: Weather = fineWeather,
    flaw: Flaw | null = null,
  ) {
    this.shop = new FakeShop(this.facts, this.random, flaw);
    this.room = new FakeRoom(this.facts, this.random, weather.losing, () => this.session.state === 'live');
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get socketsOpened(): number {
    return this.room.socketsOpened;
  }

  /** Listens; after a kill on the same port as before, with everything it had acknowledged. */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.serve(request, response));
    server.on('upgrade', (request: IncomingMessage, socket, head) => this.upgrade(request, socket, head));
    await new Promise<void>((listening) => server.listen(this.port, '127.0.0.1', listening));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** Gone from one moment to the next, like a killed process. */
  async kill(): Promise<void> {
    for (const socket of this.room.sockets) socket.terminate();
    this.server?.closeAllConnections();
    await new Promise((closed) => this.server?.close(closed));
  }

  async stop(): Promise<void> {
    this.room.stop();
    await this.kill();
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = /ticket\.(\S+)/.exec(request.headers['sec-websocket-protocol'] ?? '')?.[1] ?? '';
    const since = /since=(\S+)/.exec(request.url ?? '')?.[1] ?? '';
    const viewerId = this.tickets.get(ticket);
    // Each is good once.
    this.tickets.delete(ticket);
    this.rooms.handleUpgrade(request, socket, head, (opened) => {
      if (viewerId === undefined) return opened.close(closeCodes.ticket.code);
      this.room.welcome(opened, viewerId, since);
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { failing, losing } = this.weather;
    if (this.random.chance(losing / 2)) return void request.socket.destroy();
    const told = this.random.chance(failing)
      ? { status: 503, body: { code: 'busy' } }
      : await this.answer(request, text);
    if (this.random.chance(losing / 2)) return void request.socket.destroy();
    response.writeHead(told.status, { 'content-type': 'application/json' }).end(JSON.stringify(told.body));
  }

  private async answer({ method, url = '', headers }: IncomingMessage, text: string): Promise<Told> {
    const key = (headers.authorization ?? '').replace('Bearer ', '');
    const body = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    for (const [route, pattern, handle] of this.routes) {
      const match = method === route ? pattern.exec(url) : null;
      const idempotencyKey = String(headers['idempotency-key'] ?? '');
      if (match) return handle({ key, body, idempotencyKey, at: match.slice(1) });
    }
    return { status: 404, body: { code: 'route.unknown', detail: `${method} ${url}` } };
  }

  private readonly routes: readonly [string, RegExp, (asked: Asked) => Told | Promise<Told>][] = [
    ['GET', /^\/health\/live$/, () => ok({})],
    ['GET', /^\/v1\/accounts/, ({ key }) => (key === FAKE_OPERATOR_KEY ? ok({ items: [] }) : refused(401))],
    [
      'POST',
      /^\/v1\/accounts$/,
      ({ key }) => (key === FAKE_OPERATOR_KEY ? created({ ownerKey: FAKE_OWNER_KEY }) : refused(401)),
    ],
    ['POST', /^\/v1\/sessions$/, ({ key }) => (key === FAKE_OWNER_KEY ? this.draft() : refused(401))],
    ['PUT', /^\/v1\/sessions\/[^/]+\/state$/, ({ body }) => this.setState(String(body['state']))],
    ['POST', /^\/v1\/brands$/, () => created({ brandId: newId() })],
    [
      'POST',
      /^\/v1\/products$/,
      ({ body }) => this.makeProduct(body['skus'] as { title: string; listPriceMinor: number }[]),
    ],
    [
      'POST',
      /^\/v1\/listings$/,
      ({ body }) => created({ listingId: body['productId'], skus: this.skusOf.get(String(body['productId'])) }),
    ],
    [
      'PUT',
      /^\/v1\/listings\/[^/]+\/skus\/([^/]+)\/allocation$/,
      ({ at, body }) => this.done(() => this.shop.stock.setUnits(at[0] ?? '', Number(body['units']))),
    ],
    [
      'GET',
      /^\/v1\/listings\/([^/]+)\/stock$/,
      ({ at }) => ok({ items: this.shop.stock.levels((this.skusOf.get(at[0] ?? '') ?? []).map(({ skuId }) => skuId)) }),
    ],
    [
      'PUT',
      /\/live-prices\/[^/]+\/([^/]+)$/,
      ({ at, body }) => this.done(() => this.shop.stock.setPrice(at[0] ?? '', Number(body['priceMinor']))),
    ],
    [
      'DELETE',
      /\/live-prices\/[^/]+\/([^/]+)$/,
      ({ at }) => this.done(() => this.shop.stock.setPrice(at[0] ?? '', null)),
    ],
    ['PUT', /\/shelf(\/pin)?$/, () => this.ifKnown(() => ok({}))],
    ['POST', /^\/v1\/viewer-tokens$/, ({ body }) => created({ token: `token-for-${String(body['viewerId'])}` })],
    ['POST', /\/room-tickets$/, ({ key }) => created({ ticket: this.ticketFor(viewerOf(key)) })],
    ['POST', /\/guests$/, () => created({ token: `token-for-guest-${newId()}` })],
    [
      'POST',
      /\/(shop-visits|product-exposures|product-clicks|cart-additions)$/,
      (asked) => this.ifKnown(() => this.inShop(asked)),
    ],
    [
      'POST',
      /^\/v1\/orders$/,
      ({ key, idempotencyKey, body }) =>
        this.shop.place(viewerOf(key), idempotencyKey, body['lines'] as [], body['couponIds'] as string[] | undefined),
    ],
    ['POST', /^\/v1\/coupon-campaigns$/, ({ idempotencyKey, body }) => this.shop.coupons.open(idempotencyKey, body)],
    ['PUT', /\/coupon-drops\/[^/]+$/, () => this.ifKnown(() => ok({}))],
    [
      'POST',
      /^\/v1\/coupon-campaigns\/([^/]+)\/claims$/,
      ({ key, idempotencyKey, at }) => this.shop.coupons.claim(at[0] ?? '', viewerOf(key), idempotencyKey),
    ],
    ['GET', /^\/v1\/orders\?/, () => this.shop.list()],
    ['GET', /^\/v1\/orders\/([^/]+)$/, ({ at }) => this.shop.order(at[0] ?? '')],
    [
      'POST',
      /^\/v1\/orders\/([^/]+)\/refunds$/,
      ({ at, idempotencyKey, body }) =>
        this.shop.refund(at[0] ?? '', idempotencyKey, body['amountMinor'] as number | undefined),
    ],
    ['POST', /^\/v1\/orders\/([^/]+)\/cancellation$/, ({ at }) => this.shop.cancel(at[0] ?? '')],
    [
      'POST',
      /^\/v1\/test-payments\/([^/]+)\/confirmation$/,
      ({ at, body }) => this.shop.confirm(at[0] ?? '', String(body['outcome'])),
    ],
    ['GET', /\/metrics$/, () => ok(this.measured())],
  ];

  private draft(): Told {
    this.session = {
      ...this.session,
      sessionId: newId(),
      state: 'draft',
      knownAtMs: performance.now() + SESSION_TRAVELS_MS,
    };
    return created(this.session);
  }

  private ticketFor(viewerId: string): string {
    const ticket = newId();
    this.tickets.set(ticket, viewerId);
    return ticket;
  }

  private setState(state: string): Told {
    if (this.session.state !== state && state === 'ended') this.session.endedAtMs = Date.now();
    this.session.state = state;
    return ok(this.session);
  }

  private makeProduct(skus: readonly { title: string; listPriceMinor: number }[]): Told {
    const productId = newId();
    const made = skus.map(({ title, listPriceMinor }) => ({ skuId: newId(), title, listPriceMinor }));
    for (const { skuId, listPriceMinor } of made) this.shop.stock.list(skuId, listPriceMinor);
    this.skusOf.set(productId, made);
    return created({ productId, skus: made });
  }

  private inShop({ key, body, at: [type = ''] }: Asked): Told {
    this.facts.record({ id: String(body['id']), type, viewerId: viewerOf(key), amount: 1 });
    return { status: 202, body: {} };
  }

  private measured() {
    const settled = this.session.state === 'ended' && Date.now() - this.session.endedAtMs > NUMBERS_SETTLE_MS;
    const time = new Date().toISOString();
    const endedAt = this.session.state === 'ended' ? new Date(this.session.endedAtMs).toISOString() : null;
    return { state: settled ? 'ok' : 'provisional', watermark: time, endedAt, metrics: this.facts.measure() };
  }

  private ifKnown(answer: () => Told): Told {
    return performance.now() < this.session.knownAtMs ? refused(404) : answer();
  }

  private done(work: () => void): Told {
    work();
    return ok({});
  }
}

const ok = (body: unknown): Told => ({ status: 200, body });
const created = (body: unknown): Told => ({ status: 201, body });
const refused = (status: number): Told => ({ status, body: { code: 'fake.refused' } });
const viewerOf = (key: string) => key.replace('token-for-', '');
