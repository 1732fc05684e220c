import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ProtoPackage } from '@shopcast/contracts';
import { Database } from '@shopcast/database';
import { ConsumerProgress, EventLog } from '@shopcast/event-log';
import { loadHttpConfig, startApp } from '@shopcast/http';
import { freePort } from '@shopcast/servers';
import { freshDatabase, type FreshDatabase } from '../engines/index.js';
import { TestCredentials } from './test-credentials.js';
import { TestHttp } from './test-http.js';
import { TestLog } from './test-log.js';

export interface ServiceOptions {
  /** The service's name, from which its variables have theirs: `stream-session` → `STREAM_SESSION_DATABASE_URL`. */
  readonly service: string;
  readonly grpc?: readonly ProtoPackage[];
  /** More variables, or other values for those that are set by default. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A service that runs for a spec. */
export interface ServiceUnderTest {
  readonly app: NestFastifyApplication;
  /** `http://127.0.0.1:…` */
  readonly url: string;
  /** `127.0.0.1:…` */
  readonly grpcUrl: string;
  /** Without credentials; `http.as(key)` speaks with some. */
  readonly http: TestHttp;
  readonly credentials: TestCredentials;
  /** The service's database as the service itself reaches it: row-level security holds. */
  readonly database: Database;
  /** Connections to the service's database. */
  readonly databaseUrls: Pick<FreshDatabase, 'ownerUrl' | 'appUrl'>;
  readonly log: TestLog;
  /** Short for `log.publishedAs`. */
  readonly publishedAs: TestLog['publishedAs'];
  /** Stops the service and removes its databases. */
  stop(): Promise<void>;
}

/**
 * Starts a service as its process would, with a fresh Postgres database, a fresh Postgres event log and live state in
 * memory:
 * ```ts
 * let order: ServiceUnderTest;
 * beforeAll(async () => { order = await startService(OrderModule, { service: 'order' }); });
 * afterAll(() => order.stop());
 * ```
 */
export async function startService(module: Type, options: ServiceOptions): Promise<ServiceUnderTest> {
  const [own, eventLog] = await Promise.all([freshDatabase(options.service), freshDatabase('event-log')]);
  const databases = [own, eventLog];
  const credentials = new TestCredentials();
  const [port, grpcPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  // Jest gives every spec file a process.env of its own.
  Object.assign(process.env, {
    SHOPCAST_PROFILE: 'embedded',
    ...credentials.environment,
    ...databaseVariables(options.service, own),
    ...databaseVariables('event-log', eventLog),
    EVENT_LOG: 'postgres',
    LIVE_STATE: 'memory',
    PORT: String(port),
    GRPC_PORT: String(grpcPort),
    PUBLIC_URL: url,
    ...options.env,
  });

  const app = await startApp({
    title: options.service,
    modules: [module],
    grpc: options.grpc ?? [],
    config: loadHttpConfig(),
  });
  const database = app.get(Database, { strict: false });
  const log = new TestLog(app.get(EventLog, { strict: false }), database, app.get(ConsumerProgress, { strict: false }));
  return {
    app,
    url,
    grpcUrl: `127.0.0.1:${grpcPort}`,
    http: new TestHttp(url),
    credentials,
    database,
    databaseUrls: own,
    log,
    publishedAs: (contract) => log.publishedAs(contract),
    async stop() {
      await app.close();
      await Promise.all(databases.map((fresh) => fresh.drop()));
    },
  };
}

function databaseVariables(service: string, { appUrl, ownerUrl }: FreshDatabase): Record<string, string> {
  const prefix = service.toUpperCase().replaceAll('-', '_');
  return { [`${prefix}_DATABASE_URL`]: appUrl, [`${prefix}_DATABASE_OWNER_URL`]: ownerUrl };
}
