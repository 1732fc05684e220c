import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { Database } from '@shopcast/database';
import { BatchTransaction } from '../consumer/batch-transaction.js';
import { type Claim, claimPartitions } from '../consumer/claims.js';
import { defineConsumer } from '../consumer/consumer-definition.js';
import { partitionOf } from '../log/partition-of.js';
import type { ConsumerStage } from './consumer-stage.js';
import { eventually } from './eventually.js';
import { batchNoteTaker, noteTaker, togetherNoteTaker } from './try-consumers.js';
import { quickSettings } from './try-service.js';
import { keyIn, tryTopic } from './try-topic.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** What is done together, one after another, at the same time, and by whom. */
export function describeLanePromises(stage: ConsumerStage): void {
  it('hands neighbours to a batch method together, in their order', async () => {
    const consumer = batchNoteTaker(stage.name, [stage.subject.noted]);
    await stage.log.append(numbers(300).map((n) => stage.subject.record('one', n)));

    await stage.consume(consumer);

    await eventually(async () => expect(await stage.service.numbers()).toEqual(numbers(300)));
    expect(Math.max(...consumer.sizes)).toBeGreaterThan(50);
  });

  it('hands all that a transaction has to a method that takes it together, partition by partition', async () => {
    const consumer = togetherNoteTaker(stage.name, [stage.subject.noted]);
    await stage.log.append(numbers(200).map((n) => stage.subject.record(`key-${n % 10}`, n)));

    await stage.consume(consumer);

    await eventually(async () => expect(await stage.service.effects()).toHaveLength(200));
    for (const key of numbers(10)) {
      expect(await stage.service.numbers(`key-${key}`)).toEqual(numbers(20).map((n) => 10 * n + key));
    }
    expect(Math.max(...consumer.calls.map((places) => places.length))).toBeGreaterThan(1);
    for (const places of consumer.calls) {
      expect(new Set(places.map(({ place }) => place)).size).toBe(places.length);
      expect(places.every(({ events }) => events > 0)).toBe(true);
    }
  });

  it('never works on one lane twice at the same time, whatever the topics', async () => {
    const other = tryTopic(4);
    await stage.log.ensureTopics([other.topic]);
    const ofOther = { ...other.noted, type: 'thing.other.v1' as const };
    const inLane = new Map<number, number>();
    let collisions = 0;
    const consumer = batchNoteTaker(stage.name, [stage.subject.noted, ofOther], async (_, { partition }) => {
      const together = (inLane.get(partition) ?? 0) + 1;
      inLane.set(partition, together);
      if (together > 1) collisions += 1;
      await sleep(2);
      inLane.set(partition, together - 1);
    });
    const asOther = numbers(100).map((n) => {
      const record = other.record(`key-${n % 20}`, n);
      return { ...record, headers: { ...record.headers, ce_type: ofOther.type } };
    });

    await stage.consume(consumer, { ...quickSettings, recordsPerTurn: 20 });
    await stage.log.append([...numbers(100).map((n) => stage.subject.record(`key-${n % 20}`, n)), ...asOther]);

    await eventually(async () => expect(await stage.service.effects()).toHaveLength(200));
    expect(collisions).toBe(0);
  });

  it('works on several lanes at the same time', async () => {
    const [one, other] = [keyIn(0, 4, partitionOf), keyIn(1, 4, partitionOf)];
    const otherBegan = Promise.withResolvers<void>();
    const consumer = noteTaker(stage.name, stage.subject.noted, async ({ data }) => {
      if (data.about === one) await otherBegan.promise;
      else otherBegan.resolve();
    });

    await stage.consume(consumer, { ...quickSettings, recordsPerTurn: 1 });
    await stage.log.append([stage.subject.record(one, 1)]);
    await stage.log.append([stage.subject.record(other, 1)]);

    await eventually(async () => expect(await stage.service.effects()).toHaveLength(2));
  });

  it('finishes what is under way before it stops', async () => {
    const entered = Promise.withResolvers<void>();
    const consumer = noteTaker(stage.name, stage.subject.noted, async () => {
      entered.resolve();
      await sleep(200);
    });
    const consuming = await stage.consume(consumer);
    await stage.log.append([stage.subject.record('one', 1)]);
    await entered.promise;

    await consuming.stop();

    expect(await stage.service.numbers()).toEqual([1]);
  });

  it('lets a member that has lost its partition write nothing, even when its work was under way', async () => {
    const [frozen, asleep] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { database } = stage.service;
    const newOwner = new Database(database.dataSource);
    await stage.consume(noteTaker(stage.name, stage.subject.noted, () => undefined, 'old owner'));
    await stage.log.append([stage.subject.record('one', 0)]);
    await eventually(async () => expect(await stage.service.numbers()).toEqual([0]));
    // The old owner's next transaction begins long after it was asked for, as in a process that was frozen.
    const frozenOnce = jest.spyOn(database, 'transaction').mockImplementationOnce(async (scope, work) => {
      asleep.resolve();
      await frozen.promise;
      return newOwner.transaction(scope, work);
    });
    await stage.log.append([stage.subject.record('one', 1)]);
    await asleep.promise;
    const partition = partitionOf('one', 4);
    const partitions = [{ topic: stage.subject.topic.name, partition }];
    const [claim] = await claimPartitions(newOwner, { consumer: stage.name, owner: 'new owner', partitions });
    const definition = defineConsumer(noteTaker(stage.name, stage.subject.noted, () => undefined, 'new owner'));
    const transaction = new BatchTransaction(definition, newOwner, { timeoutMs: 1_000, replay: false });
    const taken = { ...stage.subject.record('one', 1), offset: 1 };
    await transaction.commit([{ claim: claim as Claim, records: [taken], toOffset: 2 }]);

    frozen.resolve();
    await stage.log.append([stage.subject.record('one', 2)]);

    await eventually(async () => expect(await stage.service.numbers()).toEqual([0, 1, 2]));
    expect((await stage.service.effects()).map(({ by }) => by)).toEqual(['old owner', 'new owner', 'old owner']);
    frozenOnce.mockRestore();
  });
}
