import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

/** A webhook as it arrived. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly id: string;
  readonly type: string;
  readonly body: {
    readonly type: string;
    readonly timestamp: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

/** What the receiver says: a status with what belongs to it; null: nothing, ever. */
export type Reply = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
} | null;

const WAIT_MS = 20_000;

/** An integrator's server that can be told how to behave. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** Asked for each request; what it says can depend on what has come. */
  reply: (received: Received) => Reply | Promise<Reply> = () => ({ status: 204 });
  private server: Server | undefined;
  private port = 0;

  static async start(port = 0): Promise<WebhookReceiver> {
    const receiver = new WebhookReceiver();
    receiver.port = port;
    await receiver.up();
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hooks`;
  }

  /** The ids of what has come, in the order of arrival. */
  get ids(): string[] {
    return this.received.map(({ id }) => id);
  }

  get types(): string[] {
    return this.received.map(({ type }) => type);
  }

  async up(): Promise<void> {
    const server = createServer((request, response) => void this.take(request, response));
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  /** From now on connections are refused. */
  async down(): Promise<void> {
    const server = this.server;
    server?.closeAllConnections();
    await new Promise((resolve) => server?.close(resolve));
  }

  /** Waits until something holds. */
  async until(holds: (received: readonly Received[]) => boolean): Promise<void> {
    const deadline = Date.now() + WAIT_MS;
    while (!holds(this.received)) {
      if (Date.now() > deadline)
        throw new Error(`only ${this.received.length} webhooks came: ${this.types.join(', ')}`);
      await sleep(10);
    }
  }

  untilCount = (count: number): Promise<void> => this.until(({ length }) => length >= count);

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString();
    const body = JSON.parse(raw) as Received['body'];
    const received = {
      headers: request.headers,
      raw,
      id: String(request.headers['webhook-id']),
      type: body.type,
      body,
    };
    this.received.push(received);
    const reply = await this.reply(received);
    if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
  }
}

/** Checks with the reference library. @throws when it is not signed with that secret */
export const verified = ({ raw, headers }: Received, secret: string): unknown =>
  new Webhook(secret).verify(raw, headers as Record<string, string>);
