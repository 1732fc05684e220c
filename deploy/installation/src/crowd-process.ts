import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@shopcast/servers';

export interface CrowdResult {
  readonly sessionId: string;
  readonly accountId: string;
  readonly equal: boolean;
  readonly metrics: Record<string, { n: number; d: number | null; value: number | null; state: string }>;
  readonly figures: Record<string, { readonly equal: boolean }>;
  readonly notes: readonly string[];
  /** Of a sale. */
  readonly pace?: { readonly sentAgain: number };
}

export interface CrowdProcessOptions {
  /** Session seconds per second; without it a sale goes as fast as it is answered. */
  readonly speed?: number;
  readonly seed: number;
  /** Anything else that can be given on the command line. */
  readonly flags?: readonly string[];
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
    { speed, seed, flags = [] }: CrowdProcessOptions,
  ) {
    const program = join(repositoryRoot(), 'deploy', 'crowd', 'dist', 'main.js');
    const pace = speed === undefined ? [] : ['--speed', String(speed)];
    const parameters = [caseName, '--url', target.url, '--seed', String(seed), ...pace, ...flags, '--json'];
    this.child = spawn(process.execPath, ['--enable-source-maps', program, ...parameters], {
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

  /** Comes back when its progress says this, at the latest when it has ended. */
  async until(progress: string): Promise<void> {
    while (this.running && !this.stderr.includes(progress)) await new Promise((again) => setTimeout(again, 20));
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
