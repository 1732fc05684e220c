import type { Supervised } from '@shopcast/launch';
import { freePort, type RunningServer } from '@shopcast/servers';
import { setTimeout as sleep } from 'node:timers/promises';
import { TcpProxy } from './tcp-proxy.js';

const FREE_WITHIN_MS = 5_000;
const TRY_EVERY_MS = 100;

/** An engine behind a proxy that is killed, stays away for as long as is wished, and comes back with its data. */
export class BreakableEngine implements Supervised {
  private constructor(
    private running: RunningServer,
    readonly proxy: TcpProxy,
    private readonly start: () => Promise<RunningServer>,
  ) {}

  /** @param start starts the engine on this port; clients come through the other */
  static async start(
    start: (ports: { readonly port: number; readonly clients: number }) => Promise<RunningServer>,
  ): Promise<BreakableEngine> {
    const port = await freePort();
    const proxy = await TcpProxy.to(port);
    const startHere = () => start({ port, clients: proxy.port });
    return new BreakableEngine(await startHere(), proxy, startHere);
  }

  get server(): RunningServer {
    return this.running;
  }

  /** kill -9. Resolves when nothing of it is left. */
  async kill(): Promise<void> {
    this.running.kill('SIGKILL');
    await this.running.exited;
  }

  /** Resolves when it answers. Workers of the killed one may hold on to its memory for a moment, and refuse a new one. */
  async restart(): Promise<void> {
    for (const deadline = Date.now() + FREE_WITHIN_MS; ; await sleep(TRY_EVERY_MS)) {
      try {
        this.running = await this.start();
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
    }
  }

  async stop(): Promise<void> {
    await this.running.stop();
    await this.proxy.close();
  }
}
