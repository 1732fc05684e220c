import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { provisionDatabase } from '@shopcast/database';
import { type PostgresServer, startPostgres } from '@shopcast/servers';
import { type FreshDatabase, freshDatabase } from '@shopcast/testing/engines';
import { describeFaultPromises } from '../conformance/fault-promises.js';
import { describeRestartPromises } from '../conformance/restart-promises.js';
import { migratePostgresLog } from '../open-event-log.js';
import { PostgresEventLog } from './postgres-event-log.js';

describe('the log in Postgres, when processes die', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase('event-log');
    await migratePostgresLog(database.appUrl, database.ownerUrl);
  });
  afterAll(() => database.drop());

  describeFaultPromises(
    () =>
      Promise.resolve({
        EVENT_LOG: 'postgres',
        EVENT_LOG_DATABASE_URL: database.appUrl,
        KAFKA_COMPRESSION: 'gzip',
      }),
    () => freshDatabase('try-service'),
  );
});

describe('the log in Postgres, when the server goes', () => {
  let directory: string;
  let server: PostgresServer;
  let url: string;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'shopcast-log-'));
    server = await startPostgres({ directory });
    const provisioned = await provisionDatabase(server.url, 'event_log', { owner: 'owner', app: 'app' });
    await migratePostgresLog(provisioned.appUrl, provisioned.ownerUrl);
    url = provisioned.appUrl;
  });
  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  describeRestartPromises(() => ({
    open: () => Promise.resolve(new PostgresEventLog({ url })),
    restart: async (signal, downForMs) => {
      const { port } = server;
      // A fast shutdown; Postgres takes SIGTERM for the patient one that waits for clients.
      server.kill(signal === 'SIGTERM' ? 'SIGINT' : signal);
      await server.exited;
      await sleep(downForMs);
      server = await startPostgres({ directory, port });
    },
  }));
});
