import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Topic } from '@shopcast/contracts';
import { type EventLog, loadEventLogConfig, migratePostgresLog, openEventLog, recordOf } from '@shopcast/event-log';
import { newId } from '@shopcast/kernel';
import { type FreshDatabase, freshDatabase, kafkaForTests } from '@shopcast/testing/engines';
import { Kafka, logLevel } from 'kafkajs';
import { archiveLog } from './archive-log.js';
import { compareArchive } from './compare-archive.js';

const HOOKS = join(import.meta.dirname, '../../testing/run-typescript.mjs');
const PROGRAM = join(import.meta.dirname, 'testing/archive-process.ts');

describe('the archive of a real log', () => {
  let database: FreshDatabase;
  const path = mkdtempSync(join(tmpdir(), 'shopcast-archive-'));
  beforeAll(async () => {
    database = await freshDatabase('event-log');
    await migratePostgresLog(database.appUrl, database.ownerUrl);
  });
  afterAll(async () => {
    await database.drop();
    rmSync(path, { recursive: true });
  });

  const environments: Record<string, () => Promise<Record<string, string>>> = {
    Postgres: () => Promise.resolve({ EVENT_LOG: 'postgres', EVENT_LOG_DATABASE_URL: database.appUrl }),
    Kafka: async () => ({ EVENT_LOG: 'kafka', KAFKA_BROKERS: (await kafkaForTests()).brokers }),
  };

  it.each(Object.keys(environments))(
    'in %s is exactly the log, though a run was killed on the way',
    async (adapter) => {
      const env = (await environments[adapter]?.()) ?? {};
      const log = await openEventLog(loadEventLogConfig(env), 'archive-spec');
      const topic = await anotherTopic(log);
      const archive = { log, topics: [topic.name], path: join(path, adapter) };
      await happens(log, topic, 3_000);

      await kill(env, archive.path, topic.name);
      await archiveLog(archive);
      await happens(log, topic, 500);
      const last = await archiveLog(archive);
      const compared = await compareArchive(archive);
      await log.close();

      expect(last).toMatchObject({ records: 500, missing: 0 });
      expect(compared).toEqual({ records: 3_500, differences: [] });
    },
    180_000,
  );

  it('in Kafka tells what the log gave up, also when nothing is left of it', async () => {
    const { brokers } = await kafkaForTests();
    const log = await openEventLog(loadEventLogConfig({ EVENT_LOG: 'kafka', KAFKA_BROKERS: brokers }), 'archive-spec');
    const topic = await anotherTopic(log);
    await happens(log, topic, 300);
    await giveUp(brokers, topic.name);

    const emptied = await archiveLog({ log, topics: [topic.name], path: join(path, 'emptied') });
    await log.close();

    expect(emptied).toMatchObject({ records: 0, missing: 300, segments: 0 });
  }, 30_000);
});

/** As retention does, with all records that there are. */
async function giveUp(broker: string, topic: string): Promise<void> {
  const admin = new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const offsets = await admin.fetchTopicOffsets(topic);
  const partitions = offsets.map(({ partition, high }) => ({ partition, offset: high }));
  await admin.deleteTopicRecords({ topic, partitions });
  await admin.disconnect();
}

async function anotherTopic(log: EventLog): Promise<Topic> {
  const topic: Topic = {
    name: `shopcast.try-${newId()}`,
    owner: 'catalog',
    partitions: 12,
    key: 'k',
    meaning: 'A try.',
  };
  await log.ensureTopics([topic]);
  return topic;
}

const happens = (log: EventLog, { name: topic }: Topic, count: number): Promise<void> =>
  log.append(
    Array.from({ length: count }, (_, n) =>
      recordOf(
        { type: 'shop.visited.v1', topic, key: `viewer-${n % 97}`, json: `{"n":${n}}` },
        { id: newId(), source: 'catalog', timeMs: Date.UTC(2026, 10, 23) + n * 60_000 },
      ),
    ),
  );

/** A process that archives, and is killed while it does. */
async function kill(env: Record<string, string>, path: string, topic: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', HOOKS, PROGRAM, path, topic], {
    env: { ...process.env, ...env, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  setTimeout(() => child.kill('SIGKILL'), 300);
  await once(child, 'exit');
}
