import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSigned, type PublisherCall, SIGNATURE_HEADER } from '@shopcast/media';

/** Hears a media server as stream-session does, and answers as the spec says. */
export class HookServer {
  readonly heard: string[] = [];
  answer: (call: PublisherCall) => number = ({ key, event }) => (event === 'publish' && key !== 'good' ? 403 : 204);

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(secret: string): Promise<HookServer> {
    const server = createServer((request, answer) => {
      let body = '';
      request.on('data', (text: Buffer) => (body += text.toString()));
      request.on('end', () => {
        const call = JSON.parse(body) as PublisherCall;
        const signed = isSigned(secret, call, String(request.headers[SIGNATURE_HEADER]), Date.now());
        const status = signed ? hooks.answer(call) : 401;
        hooks.heard.push(`${call.event} ${status}`);
        answer.writeHead(status).end(status === 204 ? undefined : JSON.stringify({ code: `refused.${status}` }));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const hooks = new HookServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return hooks;
  }

  async until(heard: string, times = 1): Promise<void> {
    for (const deadline = Date.now() + 10_000; this.heard.filter((one) => one === heard).length < times;) {
      if (Date.now() > deadline) throw new Error(`nobody has said ${heard}: ${this.heard.join(', ')}`);
      await new Promise((again) => setTimeout(again, 10));
    }
  }

  forget(): void {
    this.heard.length = 0;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
