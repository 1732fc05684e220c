import { setTimeout as sleep } from 'node:timers/promises';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { replay } from '../replay.js';
import type { ConsumerStage } from './consumer-stage.js';
import { eventually } from './eventually.js';
import { NoteRefused, noteTaker, togetherNoteTaker } from './try-consumers.js';
import { TryService } from './try-service.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** Every event takes effect once, in its order, and can be folded again. */
export function describeEffectPromises(stage: ConsumerStage): void {
  it('lets every event take effect once, in the order of its key', async () => {
    await stage.log.append(
      numbers(50).flatMap((n) => [stage.subject.record('one', n), stage.subject.record('other', n)]),
    );

    await stage.consume(noteTaker(stage.name, stage.subject.noted));
    await stage.log.append(
      numbers(50).flatMap((n) => [stage.subject.record('one', 50 + n), stage.subject.record('other', 50 + n)]),
    );

    await eventually(async () => expect(await stage.service.effects()).toHaveLength(200));
    expect(await stage.service.numbers('one')).toEqual(numbers(100));
    expect(await stage.service.numbers('other')).toEqual(numbers(100));
  });

  it('lets a repeated event change nothing, within a batch and later', async () => {
    const id = newId();
    await stage.log.append([
      stage.subject.record('one', 1, id),
      stage.subject.record('one', 2),
      stage.subject.record('one', 1, id),
    ]);
    await stage.consume(noteTaker(stage.name, stage.subject.noted));
    await eventually(async () => expect(await stage.service.numbers()).toEqual([1, 2]));

    await stage.log.append([stage.subject.record('one', 1, id), stage.subject.record('one', 3)]);

    await eventually(async () => expect(await stage.service.numbers()).toEqual([1, 2, 3]));
  });

  it('leaves repeated events to a consumer that knows them itself', async () => {
    const id = newId();
    const { record } = stage.subject;
    await stage.log.append([record('one', 1, id), record('one', 2), record('one', 1, id)]);

    await stage.consume(togetherNoteTaker(stage.name, [stage.subject.noted]));

    await eventually(async () => expect(await stage.service.numbers()).toEqual([1, 2, 1]));
    const inbox = `SELECT 1 FROM inbox WHERE consumer = $1`;
    expect(await stage.service.database.query(asService, inbox, [stage.name])).toEqual([]);
  });

  it('goes on after a restart where its effects end', async () => {
    const first = await stage.consume(noteTaker(stage.name, stage.subject.noted));
    await stage.log.append(numbers(10).map((n) => stage.subject.record('one', n)));
    await eventually(async () => expect(await stage.service.numbers()).toEqual(numbers(10)));
    await first.stop();
    await stage.log.append(numbers(10).map((n) => stage.subject.record('one', 10 + n)));

    await stage.consume(noteTaker(stage.name, stage.subject.noted));

    await eventually(async () => expect(await stage.service.numbers()).toEqual(numbers(20)));
  });

  it('skips events that it does not handle', async () => {
    const { record } = stage.subject;
    const foreign = { ...record('one', 2), headers: { ...record('one', 2).headers, ce_type: 'thing.unheard-of.v9' } };
    await stage.log.append([record('one', 1), foreign, record('one', 3)]);

    await stage.consume(noteTaker(stage.name, stage.subject.noted));

    await eventually(async () => expect(await stage.service.numbers()).toEqual([1, 3]));
    expect(await stage.deadLetters()).toEqual([]);
  });

  it('tells how far it has come: lag, and the time up to which everything is processed', async () => {
    const gate = Promise.withResolvers<void>();
    const { progress } = await stage.consume(noteTaker(stage.name, stage.subject.noted, () => gate.promise));
    await progress.sample();
    const before = progress.watermarkMs(stage.name) ?? Infinity;
    await stage.log.append([stage.subject.record('one', 1)]);
    await sleep(20);
    const accepted = Date.now();

    await progress.sample();
    expect(progress.lag(stage.name)).toBe(1);
    expect(progress.watermarkMs(stage.name)).toBeLessThan(accepted);
    gate.resolve();

    await eventually(async () => {
      await progress.sample();
      expect(progress.lag(stage.name)).toBe(0);
      expect(progress.watermarkMs(stage.name)).toBeGreaterThanOrEqual(accepted);
    });
    expect(before).toBeLessThan(accepted);
  });

  it('gives the same effects when the log is folded again from the beginning', async () => {
    const id = newId();
    const refusesThree = () =>
      noteTaker(stage.name, stage.subject.noted, ({ data }) => {
        if (data.n === 3) throw new NoteRefused('There is no third');
      });
    await stage.log.append([
      stage.subject.record('one', 100, id),
      ...numbers(40).map((n) => stage.subject.record('one', n)),
    ]);
    await stage.log.append([stage.subject.record('one', 100, id)]);
    await stage.consume(refusesThree());
    await eventually(async () => expect(await stage.service.effects()).toHaveLength(40));
    const schema = `again_${newId().slice(-12)}`;
    const target = await TryService.openDatabase(stage.service.fresh, schema);
    const to = await stage.log.endOffsets([stage.subject.topic.name]);

    const progress: number[] = [];
    await replay({
      log: stage.log,
      database: target,
      consumers: [refusesThree()],
      from: 'beginning',
      to,
      onProgress: ({ records }) => void progress.push(records),
    });

    const again = await target.query<{ n: number }>(asService, `SELECT n FROM effects ORDER BY position`);
    expect(again.map(({ n }) => n)).toEqual(await stage.service.numbers());
    expect(await target.query(asService, `SELECT 1 FROM outbox`)).toEqual([]);
    expect(progress.at(-1)).toBe(42);
    await target.dataSource.destroy();
  });
}
