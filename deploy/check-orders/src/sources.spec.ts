import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotCheck } from './cannot-check.js';
import { historyFiles, sourcesFrom } from './sources.js';

const ORDERS = 'postgres://app:secret@127.0.0.1:5432/shopcast_order';
const LOG = 'postgres://app:secret@127.0.0.1:5432/shopcast_event_log';
/** No process has it. */
const DEAD = 2 ** 22 + 1;

describe('where the checker looks', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shopcast-sources-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const install = (profile: string, launcher: number, variables: Record<string, string>): void => {
    mkdirSync(join(folder, profile));
    writeFileSync(join(folder, profile, 'environment.json'), JSON.stringify({ launcher, variables }));
  };

  it('is the database and the log that are named, in Postgres or in Kafka', () => {
    expect(sourcesFrom({ orderDatabase: ORDERS, log: LOG }, {})).toMatchObject({
      orderDatabaseUrl: ORDERS,
      log: { EVENT_LOG: 'postgres', EVENT_LOG_DATABASE_URL: LOG },
    });
    expect(sourcesFrom({ orderDatabase: ORDERS, log: 'kafka://127.0.0.1:9092,127.0.0.1:9093' }, {}).log).toMatchObject({
      EVENT_LOG: 'kafka',
      KAFKA_BROKERS: ['127.0.0.1:9092', '127.0.0.1:9093'],
    });
  });

  it('is the installation that runs, and none that has died', () => {
    install('embedded', DEAD, { ORDER_DATABASE_URL: 'postgres://dead' });
    install('local', process.pid, { ORDER_DATABASE_URL: ORDERS, EVENT_LOG: 'kafka', KAFKA_BROKERS: '127.0.0.1:1' });

    const found = [folder, join(folder, 'local')].map((installation) => sourcesFrom({ installation }, {}));

    expect(found).toEqual([found[0], found[0]]);
    expect(found[0]).toMatchObject({ orderDatabaseUrl: ORDERS, log: { KAFKA_BROKERS: ['127.0.0.1:1'] } });
  });

  it('is the environment as the order service has it, without the right to migrate', () => {
    const env = {
      ORDER_DATABASE_URL: ORDERS,
      EVENT_LOG: 'postgres',
      EVENT_LOG_DATABASE_URL: LOG,
      EVENT_LOG_DATABASE_OWNER_URL: 'postgres://owner',
    };

    expect(sourcesFrom({}, env).log.EVENT_LOG_DATABASE_OWNER_URL).toBeUndefined();
  });

  it.each([
    ['half of an address', { log: LOG }],
    ['an installation and addresses', { installation: '/x', orderDatabase: ORDERS, log: LOG }],
    ['a folder where nothing runs', { installation: '/nowhere' }],
  ])('is not guessed from %s', (_what, options) => {
    expect(() => sourcesFrom(options, {})).toThrow(CannotCheck);
  });

  it('is every history of a folder', async () => {
    for (const name of ['b.jsonl', 'a.jsonl', 'notes.txt']) writeFileSync(join(folder, name), '');

    expect(await historyFiles([folder, join(folder, 'b.jsonl')])).toEqual(
      ['a.jsonl', 'b.jsonl', 'b.jsonl'].map((name) => join(folder, name)),
    );
    await expect(historyFiles([join(folder, 'c.jsonl')])).rejects.toThrow('c.jsonl');
  });
});
