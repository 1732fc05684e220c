import { asService } from '@shopcast/database';
import { partitionOf } from '../log/partition-of.js';
import type { ConsumerStage } from './consumer-stage.js';
import { eventually } from './eventually.js';
import { batchNoteTaker, NoteRefused, noteTaker, togetherNoteTaker } from './try-consumers.js';
import { quickSettings } from './try-service.js';
import { keyIn } from './try-topic.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** What fails holds up nobody else, is tried again when that can help, and is set aside when it cannot. */
export function describePoisonPromises(stage: ConsumerStage): void {
  it('commits effects and offset together: what fails leaves no trace and is done again', async () => {
    let failures = 0;
    const consumer = noteTaker(stage.name, stage.subject.noted, ({ data }) => {
      if (data.n === 3 && failures++ < 8) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    });
    await stage.log.append(numbers(6).map((n) => stage.subject.record('one', n)));

    await stage.consume(consumer);

    // More failures than an event may have: the infrastructure is retried for ever.
    await eventually(async () => expect(await stage.service.numbers()).toEqual(numbers(6)));
    expect(failures).toBeGreaterThan(8);
    expect(await stage.deadLetters()).toEqual([]);
  });

  it('sets an event aside at once that the rules refuse, and goes on with the others', async () => {
    const consumer = noteTaker(stage.name, stage.subject.noted, ({ data }) => {
      if (data.n === 3) throw new NoteRefused('There is no third');
    });
    await stage.log.append(numbers(6).map((n) => stage.subject.record('one', n)));

    await stage.consume(consumer);

    await eventually(async () => expect(await stage.service.numbers()).toEqual([0, 1, 2, 4, 5]));
    expect(await stage.deadLetters()).toEqual([
      expect.objectContaining({
        consumer: stage.name,
        topic: stage.subject.topic.name,
        partition: partitionOf('one', 4),
        offset: 3,
        reason: 'refused',
        code: 'note.refused',
        problem: 'There is no third',
        attempts: 1,
        key: 'one',
        value: stage.subject.record('one', 3).value,
      }),
    ]);
  });

  it('sets aside only the one that is refused of events taken together', async () => {
    const consumer = togetherNoteTaker(stage.name, [stage.subject.noted], ({ data }) => {
      if (data.n === 3) throw new NoteRefused('There is no third');
    });
    await stage.log.append(numbers(40).map((n) => stage.subject.record(`key-${n % 7}`, n)));

    await stage.consume(consumer);

    const others = numbers(40).filter((n) => n !== 3);
    await eventually(async () => expect((await stage.service.numbers()).sort((a, b) => a - b)).toEqual(others));
    expect(await stage.deadLetters()).toEqual([expect.objectContaining({ code: 'note.refused', key: 'key-3' })]);
  });

  it('sets aside only the event that fails again and again', async () => {
    let attempts = 0;
    const consumer = batchNoteTaker(stage.name, [stage.subject.noted], ({ data }) => {
      if (data.n !== 3) return;
      attempts += 1;
      throw new TypeError('a bug');
    });
    await stage.log.append(numbers(40).map((n) => stage.subject.record('one', n)));

    await stage.consume(consumer);

    await eventually(async () => expect(await stage.service.numbers()).toEqual(numbers(40).filter((n) => n !== 3)));
    expect(attempts).toBeGreaterThanOrEqual(3);
    expect(await stage.deadLetters()).toEqual([
      expect.objectContaining({ offset: 3, reason: 'failed', problem: 'a bug', attempts: 3 }),
    ]);
  });

  it('sets aside what is no event, and what breaks its contract', async () => {
    const { record } = stage.subject;
    await stage.log.append([
      record('one', 1),
      { ...record('one', 2), value: '{"about":' },
      { ...record('one', 3), headers: {} },
      { ...record('one', 4), value: JSON.stringify({ about: 'one' }) },
      record('one', 5),
    ]);

    await stage.consume(noteTaker(stage.name, stage.subject.noted));

    await eventually(async () => expect(await stage.service.numbers()).toEqual([1, 5]));
    const letters = await stage.deadLetters();
    expect(letters.map(({ offset, reason }) => [offset, reason])).toEqual([
      [1, 'unparsable'],
      [2, 'unparsable'],
      [3, 'contract_violation'],
    ]);
  });

  it('sets aside an event whose transaction cannot be committed, and only that', async () => {
    await stage.service.database.query(asService, `DELETE FROM effects`);
    const consumer = noteTaker(stage.name, stage.subject.noted, () => undefined);
    const take = consumer.take.bind(consumer);
    consumer.take = async (event, tx, context) => {
      await take(event, tx, context);
      if (event.data.n === 2) {
        await tx.query(`CREATE TEMP TABLE late (n int UNIQUE DEFERRABLE INITIALLY DEFERRED) ON COMMIT DROP`);
        await tx.query(`INSERT INTO late VALUES (1), (1)`);
      }
    };
    await stage.log.append(numbers(5).map((n) => stage.subject.record('one', n)));

    await stage.consume(consumer);

    await eventually(async () => expect(await stage.service.numbers()).toEqual([0, 1, 3, 4]));
    expect((await stage.deadLetters()).map(({ offset, attempts }) => [offset, attempts])).toEqual([[2, 3]]);
  });

  it('holds back only the partition that must wait', async () => {
    const [poisoned, healthy] = [keyIn(0, 4, partitionOf), keyIn(1, 4, partitionOf)];
    let down = true;
    const consumer = noteTaker(stage.name, stage.subject.noted, ({ data }) => {
      if (down && data.about === poisoned) throw Object.assign(new Error('down'), { code: 'ECONNREFUSED' });
    });
    await stage.consume(consumer);

    await stage.log.append([stage.subject.record(poisoned, 0)]);
    for (const n of numbers(5)) {
      await stage.log.append([stage.subject.record(healthy, n), stage.subject.record(poisoned, n + 1)]);
      await eventually(async () => expect(await stage.service.numbers(healthy)).toEqual(numbers(n + 1)));
    }
    expect(await stage.service.numbers(poisoned)).toEqual([]);
    down = false;

    await eventually(async () => expect(await stage.service.numbers(poisoned)).toEqual(numbers(6)));
  });

  it('gives up a handler that hangs, and the events behind it go on', async () => {
    const consumer = noteTaker(stage.name, stage.subject.noted, ({ data }) =>
      data.n === 1 ? new Promise<never>(() => undefined) : undefined,
    );
    await stage.consume(consumer, { ...quickSettings, turnTimeoutMs: 800 });

    await stage.log.append([stage.subject.record('one', 1), stage.subject.record('one', 2)]);

    await eventually(async () => expect(await stage.service.numbers()).toEqual([2]));
    expect((await stage.deadLetters()).map(({ reason }) => reason)).toEqual(['failed']);
  });
}
