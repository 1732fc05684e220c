import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, repositoryRoot } from '@shopcast/servers';
import { api, type Api } from './api.js';

export type Profile = 'embedded' | 'local';

const READY_TIMEOUT_MS: Record<Profile, number> = { embedded: 60_000, local: 180_000 };

/** A program that has come to its end. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
}

/** A Shopcast installation in a folder of its own, started, killed and started again as its operator would. */
export class Installation {
  readonly home = mkdtempSync(join(tmpdir(), 'shopcast-e2e-'));
  private launcher: ChildProcess | undefined;
  private said = '';

  private constructor(
    readonly profile: Profile,
    readonly port: number,
  ) {}

  /** A fresh installation that has not been started; the ports after its own are for gRPC and media. */
  static async make(profile: Profile): Promise<Installation> {
    return new Installation(profile, await freePort(7));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get operatorKey(): string {
    const file = join(this.home, this.profile, 'keys.json');
    return (JSON.parse(readFileSync(file, 'utf8')) as { operatorKey: string }).operatorKey;
  }

  /** The API as the operator. */
  get api(): Api {
    return api(this.url, this.operatorKey);
  }

  /** The launcher's process id; killed without warning it takes everything it may with it, or nothing. */
  get pid(): number {
    return this.launcher?.pid ?? -1;
  }

  /** Starts without the demo and waits until it is ready for traffic. */
  async start(): Promise<void> {
    this.launch(['--no-demo']);
    await this.untilReady();
  }

  /** Starts with these flags and waits for the end. @returns what it printed and its exit status */
  async runToEnd(...flags: string[]): Promise<Ended> {
    const launcher = this.launch(flags);
    let stdout = '';
    launcher.stdout?.on('data', (text: Buffer) => (stdout += text.toString()));
    const status = await exitOf(launcher);
    return { status, stdout };
  }

  async untilReady(): Promise<void> {
    const deadline = Date.now() + READY_TIMEOUT_MS[this.profile];
    for (;;) {
      if (this.launcher?.exitCode !== null) throw new Error(`Shopcast did not start:\n${this.said}`);
      const ready = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (ready?.ok) return;
      if (Date.now() > deadline) throw new Error(`Shopcast is not ready:\n${this.said}`);
      await new Promise((again) => setTimeout(again, 100));
    }
  }

  /** SIGKILL to the launcher: no goodbye to anybody. */
  async kill(): Promise<void> {
    const launcher = this.launcher;
    if (!launcher) return;
    const ended = exitOf(launcher);
    launcher.kill('SIGKILL');
    await ended;
  }

  /** SIGTERM, and how long it took. */
  async stop(): Promise<{ status: number | null; seconds: number }> {
    const launcher = this.launcher;
    if (!launcher || launcher.exitCode !== null) return { status: launcher?.exitCode ?? 0, seconds: 0 };
    const ended = exitOf(launcher);
    const begun = performance.now();
    launcher.kill('SIGTERM');
    const status = await ended;
    return { status, seconds: (performance.now() - begun) / 1000 };
  }

  /** Folds the log of this installation again and compares, as `npm run refold -- --verify --json` does. */
  refold(): Promise<Ended> {
    return this.tool('refold', ['--profile', this.profile, '--verify', '--json']);
  }

  /** Judges what clients wrote into a folder, the order database and the topics, as `npm run check:orders` does. */
  checkOrders(histories: string): Promise<Ended> {
    return this.tool('check-orders', ['--installation', join(this.home, this.profile), '--history', histories]);
  }

  /** Makes a reader of one account's numbers, as `npm run sql-readers -- add` does. @returns the address to connect to */
  async addSqlReader(accountId: string): Promise<string> {
    const { stdout } = await this.tool('sql-readers', ['add', '--account', accountId, '--title', 'Metabase']);
    return (JSON.parse(stdout) as { url: string }).url;
  }

  /** Stops it if it runs, and takes its folder away. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  private async tool(name: string, flags: readonly string[]): Promise<Ended> {
    const program = join(repositoryRoot(), 'deploy', name, 'dist', 'main.js');
    const tool = spawn(process.execPath, [program, ...flags], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let stdout = '';
    tool.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    return { status: await exitOf(tool), stdout };
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, SHOPCAST_HOME: this.home, LOG_LEVEL: 'warn', NODE_OPTIONS: '' };
  }

  private launch(flags: readonly string[]): ChildProcess {
    const program = join(repositoryRoot(), 'deploy', this.profile, 'dist', 'main.js');
    const launcher = spawn(process.execPath, ['--enable-source-maps', program, '--port', String(this.port), ...flags], {
      env: this.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.said = '';
    launcher.stderr?.on('data', (text: Buffer) => (this.said = (this.said + text.toString()).slice(-20_000)));
    this.launcher = launcher;
    return launcher;
  }
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });
