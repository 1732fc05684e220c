import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ApiRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** How an API that works treats those who ask it. */
type Fault =
  /** The connection breaks off before anything is done. */
  | { readonly kind: 'down' }
  /** It is done, and the answer is lost. */
  | { readonly kind: 'answer_lost' }
  | { readonly kind: 'status'; readonly status: number };

/** A provider's API on loopback, that can be out of order. */
export abstract class SimulatedApi {
  /** `METHOD /path` of all that was asked, also while it was out of order. */
  readonly asked: string[] = [];
  /** Runs when a request has had its effect and nobody has the answer yet. */
  beforeAnswer: ((request: ApiRequest) => Promise<void>) | undefined;
  private readonly faults: Fault[] = [];
  private server: Server | undefined;

  get url(): string {
    const { port } = this.server?.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => void this.serve(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    this.server?.closeAllConnections();
    await closed;
  }

  /** The next so many requests meet this. */
  disturb(fault: Fault, times = 1): void {
    this.faults.push(...Array.from({ length: times }, () => fault));
  }

  /** It works again. */
  recover(): void {
    this.faults.length = 0;
  }

  protected abstract answer(request: ApiRequest): ApiAnswer | Promise<ApiAnswer>;

  private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await received(incoming);
    this.asked.push(`${request.method} ${request.path}`);
    const fault = this.faults.shift();
    if (fault?.kind === 'down') return void incoming.socket.destroy();
    if (fault?.kind === 'status') return void response.writeHead(fault.status).end();

    const { status, headers, body } = await this.answer(request);
    await this.beforeAnswer?.(request);
    if (fault?.kind === 'answer_lost') return void incoming.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  }
}

async function received(incoming: IncomingMessage): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const target = incoming.url ?? '/';
  const { pathname: path, searchParams: query } = new URL(target, 'http://127.0.0.1');
  return {
    method: incoming.method ?? 'GET',
    target,
    path,
    query,
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
}
