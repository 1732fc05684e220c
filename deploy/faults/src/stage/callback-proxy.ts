import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@shopcast/servers';
import { request } from 'undici';
import type { CallbackTrouble } from '../plan/fault.js';

/** A callback is held back for so long at most; longer than the provider waits for an answer. */
const HELD_BACK_MS = 4_000;

/** Stands between the payment provider and the order desk, and loses, doubles or mixes up what the provider says. */
export class CallbackProxy {
  private trouble: CallbackTrouble | undefined;
  private readonly server: Server;

  private constructor(
    readonly port: number,
    private readonly target: string,
    private readonly chance: () => number,
  ) {
    this.server = createServer((asked, answer) => {
      this.pass(asked, answer).catch(() => answer.destroy());
    });
  }

  /** @param chance numbers from 0 to 1, from the seed of the run */
  static async to(target: string, chance: () => number): Promise<CallbackProxy> {
    const proxy = new CallbackProxy(await freePort(), target, chance);
    await new Promise<void>((listening, failed) => {
      proxy.server.once('error', failed).listen(proxy.port, '127.0.0.1', listening);
    });
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on; undefined: everything arrives. */
  set(trouble: CallbackTrouble | undefined): void {
    this.trouble = trouble;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await wholeBody(asked);
    const forward = () => this.forward(asked, body);
    switch (this.trouble) {
      case undefined:
        return void answer.writeHead(await forward()).end();
      case 'lost':
        // The callback gets lost, or only its answer does.
        if (this.chance() < 0.5) await forward();
        return void answer.destroy();
      case 'doubled': {
        const [status] = await Promise.all([forward(), forward()]);
        return void answer.writeHead(status).end();
      }
      case 'reordered':
        await sleep(this.chance() * HELD_BACK_MS);
        return void answer.writeHead(await forward()).end();
    }
  }

  private async forward({ url = '/', method = 'POST', headers }: IncomingMessage, body: Buffer): Promise<number> {
    const { host: _theProxys, connection: _hops, 'content-length': _counted, ...kept } = headers;
    const answer = await request(this.target + url, { method, headers: kept as Record<string, string>, body });
    await answer.body.dump();
    return answer.statusCode;
  }
}

async function wholeBody(asked: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of asked) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
