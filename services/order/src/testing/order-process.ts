import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const unusedPort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** An order process of its own, on the same databases, that can be killed. */
export class OrderProcess {
  private child: ChildProcess | undefined;

  constructor(private readonly url: string) {}

  async start(): Promise<void> {
    const source = join(import.meta.dirname, '..');
    const hooks = join(source, '../../../libs/testing/run-typescript.mjs');
    const { GRPC_PORT: _unused, ...environment } = process.env;
    const env = { ...environment, PORT: new URL(this.url).port, PUBLIC_URL: this.url, LOG_LEVEL: 'fatal' };
    this.child = spawn(process.execPath, ['--import', hooks, join(source, 'main.ts')], { env, stdio: 'ignore' });
    while (!(await this.isReady())) await sleep(50);
  }

  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.child?.once('exit', resolve));
    this.child?.kill('SIGKILL');
    await gone;
  }

  private async isReady(): Promise<boolean> {
    return fetch(`${this.url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}
