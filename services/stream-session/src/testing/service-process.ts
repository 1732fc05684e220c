import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EventContract, RecordedEvent } from '@shopcast/contracts';
import { type EventLog, fromRecord, openEventLog, typeOf } from '@shopcast/event-log';
import { type FreshDatabase, freshDatabase, TestCredentials, TestHttp } from '@shopcast/testing';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const START_MS = 90_000;

/** What processes of the service share: database, log and secrets. They outlive every process. */
export class Surroundings {
  readonly credentials = new TestCredentials();
  private readonly running = new Set<ServiceProcess>();

  private constructor(
    private readonly own: FreshDatabase,
    private readonly logDatabase: FreshDatabase,
    private readonly log: EventLog,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async build(env: Readonly<Record<string, string>> = {}): Promise<Surroundings> {
    const [own, logDatabase] = [await freshDatabase('stream-session'), await freshDatabase('event-log')];
    const log = await openEventLog(
      {
        EVENT_LOG: 'postgres',
        EVENT_LOG_DATABASE_URL: logDatabase.appUrl,
        EVENT_LOG_DATABASE_OWNER_URL: logDatabase.ownerUrl,
        KAFKA_COMPRESSION: 'none',
      },
      'spec',
    );
    return new Surroundings(own, logDatabase, log, env);
  }

  /** Starts a process of the service and waits until it is ready. */
  async start(): Promise<ServiceProcess> {
    const port = await freePort();
    const environment = {
      PATH: process.env['PATH'] ?? '',
      LOG_LEVEL: 'warn',
      ...this.credentials.environment,
      STREAM_SESSION_DATABASE_URL: this.own.appUrl,
      STREAM_SESSION_DATABASE_OWNER_URL: this.own.ownerUrl,
      EVENT_LOG: 'postgres',
      EVENT_LOG_DATABASE_URL: this.logDatabase.appUrl,
      LIVE_STATE: 'memory',
      PORT: String(port),
      ...this.env,
    };
    const started = new ServiceProcess(environment, port, this.credentials);
    this.running.add(started);
    await started.untilReady();
    return started;
  }

  /** All events of this kind on the log now, repeated ones left out as consumers do. */
  async published<Data extends object>(contract: EventContract<Data>): Promise<RecordedEvent<Data>[]> {
    const topic = contract.topic.name;
    const ends = (await this.log.endOffsets([topic])).get(topic) ?? [];
    const found = new Map<string, RecordedEvent<Data>>();
    const ranges = ends.map((to, partition) => ({ topic, partition, from: 0, to })).filter(({ to }) => to > 0);
    await this.log.scan(ranges, async ({ records }) => {
      for (const record of records.filter((candidate) => typeOf(candidate) === contract.type)) {
        const event = fromRecord(record);
        if (!found.has(event.id)) found.set(event.id, { ...event, data: contract.parse(event.data) });
      }
    });
    return [...found.values()];
  }

  async untilPublished<Data extends object>(
    contract: EventContract<Data>,
    count: number,
  ): Promise<RecordedEvent<Data>[]> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const published = await this.published(contract);
      if (published.length >= count || Date.now() > deadline) return published;
      await sleep(50);
    }
  }

  async tearDown(): Promise<void> {
    await Promise.all([...this.running].map((started) => started.kill()));
    await this.log.close();
    await Promise.all([this.own.drop(), this.logDatabase.drop()]);
  }
}

/** The service as a process of its own, which can be killed like any process. */
export class ServiceProcess {
  readonly url: string;
  readonly http: TestHttp;
  private readonly child: ChildProcess;
  private readonly exited: Promise<unknown>;
  private told = '';

  constructor(
    environment: Record<string, string>,
    port: number,
    readonly credentials: TestCredentials,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.http = new TestHttp(this.url);
    this.child = spawn(
      process.execPath,
      ['--no-warnings', '--import', './libs/testing/run-typescript.mjs', 'services/stream-session/src/main.ts'],
      { cwd: ROOT, env: environment, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.told = (this.told + chunk.toString()).slice(-5_000)));
  }

  async untilReady(): Promise<void> {
    const deadline = Date.now() + START_MS;
    while (!(await this.isReady())) {
      if (this.child.exitCode !== null || Date.now() > deadline) throw new Error(`it did not start: ${this.told}`);
      await sleep(50);
    }
  }

  /** From one moment to the next, as the kernel does it: nothing is finished, nobody is told. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  /** In good order. */
  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.exited;
  }

  private async isReady(): Promise<boolean> {
    try {
      return (await this.http.get('/health/ready')).status === 200;
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
