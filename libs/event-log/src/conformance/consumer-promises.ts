import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { asService, Database } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { BatchTransaction } from '../consumer/batch-transaction.js';
import { type Claim, claimPartitions } from '../consumer/claims.js';
import { defineConsumer } from '../consumer/consumer-definition.js';
import { defaultRunnerSettings } from '../consumer/runner-settings.js';
import type { DeadLettered } from '../dead-letters/dead-lettered.js';
import type { EventLog } from '../log/event-log.js';
import { partitionOf } from '../log/partition-of.js';
import { replay } from '../replay.js';
import { eventually } from './eventually.js';
import { batchNoteTaker, NoteRefused, noteTaker } from './try-consumers.js';
import { quickSettings, type RunningConsumers, type TryDatabase, TryService } from './try-service.js';
import { keyIn, newGroup, type TryTopic, tryTopic } from './try-topic.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/**
 * What consumers may rely on, whichever adapter carries their events.
 * @param open gives a new client of one and the same log
 * @param freshDatabase gives an empty database for the service that consumes
 */
export function describeConsumerPromises(
  open: () => Promise<EventLog>,
  freshDatabase: () => Promise<TryDatabase>,
): void {
  let service: TryService;
  let log: EventLog;
  let subject: TryTopic;
  let name: `${string}.${string}`;
  const running: RunningConsumers[] = [];
  const clients: EventLog[] = [];

  const another = async (): Promise<EventLog> => {
    const client = await open();
    clients.push(client);
    return client;
  };
  const consume = async (consumer: object, on = log, settings = quickSettings): Promise<RunningConsumers> => {
    const consuming = await service.consume(on, [consumer], settings);
    running.push(consuming);
    return consuming;
  };
  const deadLetters = (): Promise<DeadLettered[]> => service.published<DeadLettered>('record.dead-lettered.v1');

  beforeAll(async () => {
    service = await TryService.start(await freshDatabase());
  });
  afterAll(() => service.stop());
  beforeEach(async () => {
    log = await another();
    subject = tryTopic(4);
    name = newGroup();
    await log.ensureTopics([subject.topic]);
    await service.database.query(asService, `DELETE FROM outbox`);
    await service.database.query(asService, `DELETE FROM effects`);
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((consuming) => consuming.stop()));
    await Promise.all(clients.splice(0).map((client) => client.close()));
  });

  it('lets every event take effect once, in the order of its key', async () => {
    await log.append(numbers(50).flatMap((n) => [subject.record('one', n), subject.record('other', n)]));

    await consume(noteTaker(name, subject.noted));
    await log.append(numbers(50).flatMap((n) => [subject.record('one', 50 + n), subject.record('other', 50 + n)]));

    await eventually(async () => expect(await service.effects()).toHaveLength(200));
    expect(await service.numbers('one')).toEqual(numbers(100));
    expect(await service.numbers('other')).toEqual(numbers(100));
  });

  it('lets a repeated event change nothing, within a batch and later', async () => {
    const id = newId();
    await log.append([subject.record('one', 1, id), subject.record('one', 2), subject.record('one', 1, id)]);
    await consume(noteTaker(name, subject.noted));
    await eventually(async () => expect(await service.numbers()).toEqual([1, 2]));

    await log.append([subject.record('one', 1, id), subject.record('one', 3)]);

    await eventually(async () => expect(await service.numbers()).toEqual([1, 2, 3]));
  });

  it('goes on after a restart where its effects end', async () => {
    const first = await consume(noteTaker(name, subject.noted));
    await log.append(numbers(10).map((n) => subject.record('one', n)));
    await eventually(async () => expect(await service.numbers()).toEqual(numbers(10)));
    await first.stop();
    await log.append(numbers(10).map((n) => subject.record('one', 10 + n)));

    await consume(noteTaker(name, subject.noted));

    await eventually(async () => expect(await service.numbers()).toEqual(numbers(20)));
  });

  it('commits effects and offset together: what fails leaves no trace and is done again', async () => {
    let failures = 0;
    const consumer = noteTaker(name, subject.noted, ({ data }) => {
      if (data.n === 3 && failures++ < 8) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    });
    await log.append(numbers(6).map((n) => subject.record('one', n)));

    await consume(consumer);

    // More failures than an event may have: the infrastructure is retried for ever.
    await eventually(async () => expect(await service.numbers()).toEqual(numbers(6)));
    expect(failures).toBeGreaterThan(8);
    expect(await deadLetters()).toEqual([]);
  });

  it('sets an event aside at once that the rules refuse, and goes on with the others', async () => {
    const consumer = noteTaker(name, subject.noted, ({ data }) => {
      if (data.n === 3) throw new NoteRefused('There is no third');
    });
    await log.append(numbers(6).map((n) => subject.record('one', n)));

    await consume(consumer);

    await eventually(async () => expect(await service.numbers()).toEqual([0, 1, 2, 4, 5]));
    expect(await deadLetters()).toEqual([
      expect.objectContaining({
        consumer: name,
        topic: subject.topic.name,
        partition: partitionOf('one', 4),
        offset: 3,
        reason: 'refused',
        code: 'note.refused',
        problem: 'There is no third',
        attempts: 1,
        key: 'one',
        value: subject.record('one', 3).value,
      }),
    ]);
  });

  it('sets aside only the event that fails again and again', async () => {
    let attempts = 0;
    const consumer = batchNoteTaker(name, [subject.noted], ({ data }) => {
      if (data.n !== 3) return;
      attempts += 1;
      throw new TypeError('a bug');
    });
    await log.append(numbers(40).map((n) => subject.record('one', n)));

    await consume(consumer);

    await eventually(async () => expect(await service.numbers()).toEqual(numbers(40).filter((n) => n !== 3)));
    expect(attempts).toBeGreaterThanOrEqual(3);
    expect(await deadLetters()).toEqual([
      expect.objectContaining({ offset: 3, reason: 'failed', problem: 'a bug', attempts: 3 }),
    ]);
  });

  it('sets aside what is no event, and what breaks its contract', async () => {
    const { record } = subject;
    await log.append([
      record('one', 1),
      { ...record('one', 2), value: '{"about":' },
      { ...record('one', 3), headers: {} },
      { ...record('one', 4), value: JSON.stringify({ about: 'one' }) },
      record('one', 5),
    ]);

    await consume(noteTaker(name, subject.noted));

    await eventually(async () => expect(await service.numbers()).toEqual([1, 5]));
    const letters = await deadLetters();
    expect(letters.map(({ offset, reason }) => [offset, reason])).toEqual([
      [1, 'unparsable'],
      [2, 'unparsable'],
      [3, 'contract_violation'],
    ]);
  });

  it('sets aside an event whose transaction cannot be committed, and only that', async () => {
    await service.database.query(asService, `DELETE FROM effects`);
    const consumer = noteTaker(name, subject.noted, () => undefined);
    const take = consumer.take.bind(consumer);
    consumer.take = async (event, tx, context) => {
      await take(event, tx, context);
      if (event.data.n === 2) {
        await tx.query(`CREATE TEMP TABLE late (n int UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP`);
        await tx.query(`INSERT INTO late VALUES (1), (1)`);
      }
    };
    await log.append(numbers(5).map((n) => subject.record('one', n)));

    await consume(consumer);

    await eventually(async () => expect(await service.numbers()).toEqual([0, 1, 3, 4]));
    expect((await deadLetters()).map(({ offset, attempts }) => [offset, attempts])).toEqual([[2, 3]]);
  });

  it('skips events that it does not handle', async () => {
    const { record } = subject;
    const foreign = { ...record('one', 2), headers: { ...record('one', 2).headers, ce_type: 'thing.unheard-of.v9' } };
    await log.append([record('one', 1), foreign, record('one', 3)]);

    await consume(noteTaker(name, subject.noted));

    await eventually(async () => expect(await service.numbers()).toEqual([1, 3]));
    expect(await deadLetters()).toEqual([]);
  });

  it('holds back only the partition that must wait', async () => {
    const [poisoned, healthy] = [keyIn(0, 4, partitionOf), keyIn(1, 4, partitionOf)];
    let down = true;
    const consumer = noteTaker(name, subject.noted, ({ data }) => {
      if (down && data.about === poisoned) throw Object.assign(new Error('down'), { code: 'ECONNREFUSED' });
    });
    await consume(consumer);

    await log.append([subject.record(poisoned, 0)]);
    for (const n of numbers(5)) {
      await log.append([subject.record(healthy, n), subject.record(poisoned, n + 1)]);
      await eventually(async () => expect(await service.numbers(healthy)).toEqual(numbers(n + 1)));
    }
    expect(await service.numbers(poisoned)).toEqual([]);
    down = false;

    await eventually(async () => expect(await service.numbers(poisoned)).toEqual(numbers(6)));
  });

  it('hands neighbours to a batch method together, in their order', async () => {
    const consumer = batchNoteTaker(name, [subject.noted]);
    await log.append(numbers(300).map((n) => subject.record('one', n)));

    await consume(consumer);

    await eventually(async () => expect(await service.numbers()).toEqual(numbers(300)));
    expect(Math.max(...consumer.sizes)).toBeGreaterThan(50);
  });

  it('never works on one lane twice at the same time, and works on several', async () => {
    const other = tryTopic(4);
    await log.ensureTopics([other.topic]);
    const underWay = new Map<number, number>();
    let [together, collisions] = [0, 0];
    const consumer = batchNoteTaker(
      name,
      [subject.noted, { ...other.noted, type: 'thing.other.v1' }],
      async (_, context) => {
        const inLane = (underWay.get(context.partition) ?? 0) + 1;
        underWay.set(context.partition, inLane);
        if (inLane > 1) collisions += 1;
        together = Math.max(together, [...underWay.values()].filter((count) => count > 0).length);
        await sleep(2);
        underWay.set(context.partition, inLane - 1);
      },
    );
    const asOther = numbers(100).map((n) => {
      const record = other.record(`key-${n % 20}`, n);
      return { ...record, headers: { ...record.headers, ce_type: 'thing.other.v1' } };
    });

    await consume(consumer, log, { ...quickSettings, recordsPerTurn: 20 });
    await log.append([...numbers(100).map((n) => subject.record(`key-${n % 20}`, n)), ...asOther]);

    await eventually(async () => expect(await service.effects()).toHaveLength(200));
    expect(collisions).toBe(0);
    expect(together).toBeGreaterThan(1);
  });

  it('finishes what is under way before it stops', async () => {
    const entered = Promise.withResolvers<void>();
    const consumer = noteTaker(name, subject.noted, async () => {
      entered.resolve();
      await sleep(200);
    });
    const consuming = await consume(consumer);
    await log.append([subject.record('one', 1)]);
    await entered.promise;

    await consuming.stop();

    expect(await service.numbers()).toEqual([1]);
  });

  it('gives up a handler that hangs, and the events behind it go on', async () => {
    const consumer = noteTaker(name, subject.noted, ({ data }) =>
      data.n === 1 ? new Promise<never>(() => undefined) : undefined,
    );
    await consume(consumer, log, { ...quickSettings, turnTimeoutMs: 200 });

    await log.append([subject.record('one', 1), subject.record('one', 2)]);

    await eventually(async () => expect(await service.numbers()).toEqual([2]));
    expect((await deadLetters()).map(({ reason }) => reason)).toEqual(['failed']);
  });

  it('lets a member that has lost its partition write nothing, even when its work was under way', async () => {
    const [frozen, asleep] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { database } = service;
    const newOwner = new Database(database.dataSource);
    await consume(noteTaker(name, subject.noted, () => undefined, 'old owner'));
    await log.append([subject.record('one', 0)]);
    await eventually(async () => expect(await service.numbers()).toEqual([0]));
    // The old owner's next transaction begins long after it was asked for, as in a process that was frozen.
    const frozenOnce = jest.spyOn(database, 'transaction').mockImplementationOnce(async (scope, work) => {
      asleep.resolve();
      await frozen.promise;
      return newOwner.transaction(scope, work);
    });
    await log.append([subject.record('one', 1)]);
    await asleep.promise;
    const partition = partitionOf('one', 4);
    const partitions = [{ topic: subject.topic.name, partition }];
    const [claim] = await claimPartitions(newOwner, { consumer: name, owner: 'new owner', partitions });
    const definition = defineConsumer(noteTaker(name, subject.noted, () => undefined, 'new owner'));
    const transaction = new BatchTransaction(definition, newOwner, { timeoutMs: 1_000, replay: false });
    const taken = { ...subject.record('one', 1), offset: 1 };
    await transaction.commit([{ claim: claim as Claim, records: [taken], toOffset: 2 }]);

    frozen.resolve();
    await log.append([subject.record('one', 2)]);

    await eventually(async () => expect(await service.numbers()).toEqual([0, 1, 2]));
    expect((await service.effects()).map(({ by }) => by)).toEqual(['old owner', 'new owner', 'old owner']);
    frozenOnce.mockRestore();
  });

  it('tells how far it has come: lag, and the time up to which everything is processed', async () => {
    const gate = Promise.withResolvers<void>();
    const { progress } = await consume(
      noteTaker(name, subject.noted, () => gate.promise),
      log,
      {
        ...quickSettings,
        turnTimeoutMs: defaultRunnerSettings.turnTimeoutMs,
      },
    );
    await progress.sample();
    const before = progress.watermarkMs(name) ?? Infinity;
    await log.append([subject.record('one', 1)]);
    await sleep(20);
    const accepted = Date.now();

    await progress.sample();
    expect(progress.lag(name)).toBe(1);
    expect(progress.watermarkMs(name)).toBeLessThan(accepted);
    gate.resolve();

    await eventually(async () => {
      await progress.sample();
      expect(progress.lag(name)).toBe(0);
      expect(progress.watermarkMs(name)).toBeGreaterThanOrEqual(accepted);
    });
    expect(before).toBeLessThan(accepted);
  });

  it('gives the same effects when the log is folded again from the beginning', async () => {
    const id = newId();
    const refusesThree = () =>
      noteTaker(name, subject.noted, ({ data }) => {
        if (data.n === 3) throw new NoteRefused('There is no third');
      });
    await log.append([subject.record('one', 100, id), ...numbers(40).map((n) => subject.record('one', n))]);
    await log.append([subject.record('one', 100, id)]);
    await consume(refusesThree());
    await eventually(async () => expect(await service.effects()).toHaveLength(40));
    const schema = `again_${newId().slice(-12)}`;
    const target = await TryService.openDatabase(service.fresh, schema);
    const to = await log.endOffsets([subject.topic.name]);

    const progress: number[] = [];
    await replay({
      log,
      database: target,
      consumers: [refusesThree()],
      from: 'beginning',
      to,
      onProgress: ({ records }) => void progress.push(records),
    });

    const again = await target.query<{ n: number }>(asService, `SELECT n FROM effects ORDER BY position`);
    expect(again.map(({ n }) => n)).toEqual(await service.numbers());
    expect(await target.query(asService, `SELECT 1 FROM outbox`)).toEqual([]);
    expect(progress.at(-1)).toBe(42);
    await target.dataSource.destroy();
  });
}
