import { asService, forAccount, unprotectedTables } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type FreshDatabase, freshDatabase } from '@shopcast/testing/engines';
import pg from 'pg';
import { TryService } from './conformance/try-service.js';
import { tryTopic } from './conformance/try-topic.js';
import { pruneInbox } from './consumer/inbox.js';
import { migratePostgresLog } from './open-event-log.js';
import { PostgresEventLog } from './postgres/postgres-event-log.js';

describe('the tables of a service', () => {
  let service: TryService;
  beforeAll(async () => {
    service = await TryService.start(await freshDatabase('try-service'));
  });
  afterAll(() => service.stop());

  it('are all shut by row-level security', async () => {
    expect(await unprotectedTables(service.database.dataSource)).toEqual([]);
  });

  it('show an account nothing of inbox and offsets, and take nothing from it', async () => {
    const account = forAccount(newId());
    const insert = `INSERT INTO inbox (consumer, event_id) VALUES ('c', '${newId()}')`;
    await service.database.query(asService, insert);

    expect(await service.database.query(account, `SELECT 1 FROM inbox`)).toEqual([]);
    await expect(service.database.query(account, insert)).rejects.toThrow('row-level security');
  });

  it('forget events after their time, and no earlier', async () => {
    await service.database.query(
      asService,
      `INSERT INTO inbox (consumer, event_id, seen_at)
       SELECT 'old', gen_random_uuid(), now() - interval '8 days' FROM generate_series(1, 12000)`,
    );

    expect(await pruneInbox(service.database, 7 * 86_400_000)).toBe(12_000);

    expect(await service.database.query(asService, `SELECT 1 FROM inbox WHERE consumer = 'c'`)).toHaveLength(1);
  });
});

describe('the tables of the log', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase('event-log');
    await migratePostgresLog(database.appUrl, database.ownerUrl);
  });
  afterAll(() => database.drop());

  const ask = async (sql: string, principal?: string): Promise<unknown[]> => {
    const options = principal === undefined ? {} : { options: `-c shopcast.principal=${principal}` };
    const client = new pg.Client({ connectionString: database.appUrl, ...options });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('are all shut by row-level security', async () => {
    const { dataSource } = await TryService.openDatabase({ appUrl: database.appUrl });
    expect(await unprotectedTables(dataSource)).toEqual([]);
    await dataSource.destroy();
  });

  it('let writers of the same partitions follow each other without failing', async () => {
    const { topic } = tryTopic(4);
    const log = new PostgresEventLog({ url: database.appUrl });
    await log.ensureTopics([topic]);
    await log.close();
    const append = `SELECT log_append(
        array_agg(topic_id), array_agg(partition), array_agg('k'::text), array_agg('{}'::text), array_agg('{}'::text))
      FROM (SELECT topic_id, partition FROM log_partitions JOIN log_topics USING (topic_id)
            WHERE name = '${topic.name}' ORDER BY random()) AS in_any_order`;

    const writer = async (): Promise<void> => {
      for (const _again of [1, 2, 3, 4, 5]) await ask(append, 'service');
    };
    await Promise.all(Array.from({ length: 8 }, writer));

    const ends = await ask(
      `SELECT next_offset::int AS end, (SELECT count(*)::int FROM log_records r
         WHERE (r.topic_id, r.partition) = (p.topic_id, p.partition)) AS records
       FROM log_partitions p JOIN log_topics USING (topic_id) WHERE name = '${topic.name}'`,
      'service',
    );
    expect(ends).toEqual(Array.from({ length: 4 }, () => ({ end: 40, records: 40 })));
  });

  it('are read by services only, and records can be added but never changed or removed', async () => {
    const { topic, record } = tryTopic(1);
    const log = new PostgresEventLog({ url: database.appUrl });
    await log.ensureTopics([topic]);
    await log.append([record('one', 1)]);
    await log.close();

    expect(await ask(`SELECT 1 FROM log_records`)).toEqual([]);
    expect(await ask(`SELECT 1 FROM log_records`, `account:${newId()}`)).toEqual([]);
    await ask(`UPDATE log_records SET value = 'forged'`, 'service');
    await ask(`DELETE FROM log_records`, 'service');
    expect(await ask(`SELECT value FROM log_records WHERE key = 'one'`, 'service')).toEqual([
      { value: record('one', 1).value },
    ]);
  });
});
