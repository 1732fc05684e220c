import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@shopcast/servers';

export interface CrowdResult {
  readonly sessionId: string;
  readonly accountId: string;
  readonly equal: boolean;
  readonly metrics: Record<string, { n: number; d: number | null; value: number | null; state: string }>;
}

/** A crowd in a process of its own, as `npm run crowd -- <case> --json` starts it. */
export class CrowdProcess {
  private stdout = '';
  private stderr = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;

  constructor(
    caseName: string,
    target: { readonly url: string; readonly operatorKey: string },
    options: { readonly speed: number; readonly seed: number },
  ) {
    const program = join(repositoryRoot(), 'deploy', 'crowd', 'dist', 'main.js');
    const flags = ['--url', target.url, '--speed', String(options.speed), '--seed', String(options.seed), '--json'];
    this.child = spawn(process.execPath, ['--enable-source-maps', program, caseName, ...flags], {
      env: { ...process.env, SHOPCAST_OPERATOR_KEY: target.operatorKey, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.stderr = (this.stderr + text.toString()).slice(-20_000)));
    this.ended = new Promise((resolve) => this.child.once('exit', (code) => resolve(code)));
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits for the end. @throws when it did not print a result */
  async result(): Promise<CrowdResult & { readonly status: number | null }> {
    const status = await this.ended;
    try {
      return { ...(JSON.parse(this.stdout.trim().split('\n').at(-1) ?? '') as CrowdResult), status };
    } catch {
      throw new Error(`The crowd ended with ${status} and no result:\n${this.stderr}`);
    }
  }

  stop(): void {
    if (this.running) this.child.kill('SIGTERM');
  }
}
