import { asOperator, asService, Database, forAccount, type Transaction } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { freshDatabase } from '@shopcast/testing/engines';
import { withTrace } from '@shopcast/telemetry';
import { eventually } from '../conformance/eventually.js';
import { InMemoryLog } from '../conformance/in-memory-log.js';
import { accountId, type Noted, tryTopic } from '../conformance/try-topic.js';
import { TryService } from '../conformance/try-service.js';
import { RecordRefused } from '../log/event-log.errors.js';
import type { RecordToAppend } from '../log/event-log.js';
import { MAX_RECORD_BYTES } from '../log/record-limits.js';
import { EventSource } from './event-source.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';

const { noted } = tryTopic();
const fact = (n: number, about = 'one') => noted.of({ accountId, about, n });
const numbersIn = (records: readonly RecordToAppend[]): number[] =>
  records.map(({ value }) => (JSON.parse(value) as Noted).n);

describe('the outbox and its relay', () => {
  let service: TryService;
  let log: InMemoryLog;
  const outbox = new Outbox();
  const relays: OutboxRelay[] = [];
  const relay = (database = service.database): OutboxRelay => {
    const made = new OutboxRelay(database, log, new EventSource('try'));
    relays.push(made);
    return made;
  };
  const publish = (...numbers: number[]): Promise<void> =>
    service.database.transaction(asService, (tx) =>
      outbox.append(
        tx,
        numbers.map((n) => fact(n)),
        { timeMs: n0 },
      ),
    );
  const n0 = 1_700_000_000_000;
  const waiting = async (): Promise<number> => (await service.database.query(asService, `SELECT 1 FROM outbox`)).length;

  beforeAll(async () => {
    service = await TryService.start(await freshDatabase('try-service'));
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    log = new InMemoryLog();
    await service.database.query(asService, `DELETE FROM outbox`);
  });
  afterEach(async () => {
    log.answers = () => Promise.resolve();
    await Promise.all(relays.splice(0).map((each) => each.stop()));
  });

  it('carries facts to the log in their order, as CloudEvents with the trace of their cause', async () => {
    const id = newId();
    const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await withTrace(trace, () =>
      service.database.transaction(asService, (tx) => outbox.append(tx, [fact(1), fact(2)], { timeMs: n0, id })),
    );

    relay().start();

    await eventually(() => expect(numbersIn(log.records)).toEqual([1, 2]));
    expect(log.records[0]).toEqual({
      topic: noted.topic.name,
      key: 'one',
      value: JSON.stringify({ accountId, about: 'one', n: 1 }),
      headers: {
        ce_specversion: '1.0',
        ce_id: id,
        ce_type: 'thing.noted.v1',
        ce_source: 'try',
        ce_subject: 'one',
        ce_time: new Date(n0).toISOString(),
        'content-type': 'application/json',
        traceparent: expect.stringMatching(`^00-${'a'.repeat(32)}-[0-9a-f]{16}-01$`),
      },
    });
    await eventually(async () => expect(await waiting()).toBe(0));
  });

  it('is woken by the commit and does not wait for its poll', async () => {
    relay().start();
    await publish(0);
    await eventually(() => expect(log.records).toHaveLength(1));

    const startedAt = Date.now();
    for (const n of [1, 2, 3, 4, 5]) {
      await publish(n);
      await eventually(() => expect(log.records).toHaveLength(n + 1));
    }

    // Five polls would take about ten seconds.
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });

  it('publishes nothing of a transaction that is rolled back', async () => {
    const failing = service.database.transaction(asService, async (tx) => {
      await outbox.append(tx, [fact(1)], { timeMs: n0 });
      throw new Error('changed my mind');
    });

    await expect(failing).rejects.toThrow('changed my mind');
    await relay().flush();

    expect(log.records).toEqual([]);
  });

  it('does not skip a transaction that commits late', async () => {
    relay().start();
    const [written, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const late = service.database.transaction(asService, async (tx) => {
      await outbox.append(tx, [fact(1)], { timeMs: n0 });
      written.resolve();
      await mayCommit.promise;
    });
    await written.promise;
    await publish(2);
    await eventually(() => expect(numbersIn(log.records)).toEqual([2]));

    mayCommit.resolve();
    await late;

    await eventually(() => expect(numbersIn(log.records)).toEqual([2, 1]));
  });

  it('sends again what was sent and not yet deleted when it died, under the same event ids', async () => {
    await publish(1, 2);
    const dying = relay(new Database(service.database.dataSource));
    const { database } = dying as unknown as { database: Database };
    const query = database.query.bind(database);
    database.query = ((scope: never, sql: string, parameters?: never) =>
      sql.startsWith('DELETE') ? Promise.reject(new Error('kill -9')) : query(scope, sql, parameters)) as never;
    await expect(dying.flush()).rejects.toThrow('kill -9');

    await relay().flush();

    expect(numbersIn(log.records)).toEqual([1, 2, 1, 2]);
    const ids = log.records.map(({ headers }) => headers['ce_id']);
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
    expect(await waiting()).toBe(0);
  });

  it('stops at the first failure, keeps the order and goes on when the log is back', async () => {
    let down = true;
    log.answers = () => (down ? Promise.reject(new Error('no broker')) : Promise.resolve());
    relay().start();
    await publish(1);
    await publish(2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(log.records).toEqual([]);

    down = false;

    await eventually(() => expect(numbersIn(log.records)).toEqual([1, 2]));
  });

  it('sets aside a fact that the log can never take, and carries those behind it', async () => {
    log.answers = (records) => {
      const refused = records.find(({ value }) => numbersIn([{ value } as RecordToAppend])[0] === 2);
      return refused ? Promise.reject(new RecordRefused('too_large', refused.topic, 'it is')) : Promise.resolve();
    };
    await publish(1, 2, 3);

    await relay().flush();

    const letters = log.records.filter(({ headers }) => headers['ce_type'] === 'record.dead-lettered.v1');
    expect(numbersIn(log.records.filter((record) => !letters.includes(record)))).toEqual([1, 3]);
    expect(letters.map(({ value }) => JSON.parse(value) as object)).toEqual([
      expect.objectContaining({ consumer: 'try.outbox', topic: noted.topic.name, reason: 'unsendable', offset: -1 }),
    ]);
    expect(await waiting()).toBe(0);
  });

  it('refuses a fact that is too large before it is true', async () => {
    const large = noted.of({ accountId, about: 'x'.repeat(MAX_RECORD_BYTES), n: 1 });

    const publishing = service.database.transaction(asService, (tx) => outbox.append(tx, [large], { timeMs: n0 }));

    await expect(publishing).rejects.toThrow(RecordRefused);
  });

  it('sends only from one of two relays, and the other takes over when the first has gone', async () => {
    const elsewhere = await TryService.openDatabase({ appUrl: service.fresh.appUrl });
    const [first, second] = [relay(), relay(elsewhere)];
    first.start();
    await publish(1);
    await eventually(() => expect(numbersIn(log.records)).toEqual([1]));
    second.start();
    await publish(2, 3);
    await eventually(() => expect(numbersIn(log.records)).toEqual([1, 2, 3]));
    // Written by the process whose relay stands by: the one that leads must hear of it, and not only at its next poll.
    const startedAt = Date.now();
    for (const n of [4, 5, 6, 7]) {
      await elsewhere.transaction(asService, (tx) => outbox.append(tx, [fact(n)], { timeMs: n0 }));
      await eventually(() => expect(numbersIn(log.records).at(-1)).toBe(n));
    }
    expect(Date.now() - startedAt).toBeLessThan(5_000);

    await first.stop();
    await publish(8);

    await eventually(() => expect(numbersIn(log.records)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]));
    await second.stop();
    await elsewhere.dataSource.destroy();
  });

  it('goes on after its connections were cut', async () => {
    relay().start();
    await publish(1);
    await eventually(() => expect(numbersIn(log.records)).toEqual([1]));

    await service.database
      .query(asService, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()`)
      .catch(() => undefined);
    await eventually(() => publish(2));

    await eventually(() => expect(numbersIn(log.records)).toEqual([1, 2]));
  });

  it('keeps the order of thousands of facts', async () => {
    for (let n = 0; n < 3_000; n += 500) await publish(...Array.from({ length: 500 }, (_, i) => n + i));

    await relay().flush();

    expect(numbersIn(log.records)).toEqual(Array.from({ length: 3_000 }, (_, n) => n));
  });

  it('lets a request add facts of its own account only, and read none', async () => {
    const append = (tx: Transaction) => outbox.append(tx, [fact(1)], { timeMs: n0 });

    await service.database.transaction(forAccount(accountId), append);
    await service.database.transaction(asOperator, append);
    const foreign = service.database.transaction(forAccount(newId()), append);

    await expect(foreign).rejects.toThrow('row-level security');
    expect(await service.database.query(forAccount(accountId), `SELECT 1 FROM outbox`)).toEqual([]);
    expect(await waiting()).toBe(2);
  });
});
