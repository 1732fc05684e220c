import { EventLogUnavailable, RecordRefused } from './event-log.errors.js';
import type { RecordToAppend } from './event-log.js';
import { GroupCommit } from './group-commit.js';

const record = (value: string): RecordToAppend => ({ topic: 't', key: 'k', headers: {}, value });
const options = { maxRecords: 100, maxBytes: 1_000_000, timeoutMs: 200 };

describe('a group commit', () => {
  it('writes what arrives during a write together, in the order of arrival', async () => {
    const writes: string[][] = [];
    const group = new GroupCommit(async (records) => {
      writes.push(records.map(({ value }) => value));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }, options);

    const first = group.append([record('1')]);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await Promise.all([first, group.append([record('2'), record('3')]), group.append([record('4')])]);

    expect(writes).toEqual([['1'], ['2', '3', '4']]);
  });

  it('answers nobody before the write is done', async () => {
    const [answered, written] = [[] as string[], Promise.withResolvers<void>()];
    const group = new GroupCommit(() => written.promise, options);

    const appending = group.append([record('1')]).then(() => answered.push('1'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(answered).toEqual([]);
    written.resolve();

    await appending;
    expect(answered).toEqual(['1']);
  });

  it('fails only the caller whose record can never be written', async () => {
    const written: string[] = [];
    const group = new GroupCommit((records) => {
      if (records.some(({ value }) => value === 'bad'))
        return Promise.reject(new RecordRefused('malformed', 't', 'bad'));
      written.push(...records.map(({ value }) => value));
      return Promise.resolve();
    }, options);

    const results = await Promise.allSettled(['1', 'bad', '2'].map((value) => group.append([record(value)])));

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(written).toEqual(['1', '2']);
  });

  it('tries again until the time is over, and keeps the order', async () => {
    const written: string[] = [];
    let failures = 2;
    const group = new GroupCommit((records) => {
      if (failures-- > 0) return Promise.reject(new Error('no answer'));
      written.push(...records.map(({ value }) => value));
      return Promise.resolve();
    }, options);

    await Promise.all([group.append([record('1')]), group.append([record('2')])]);

    expect(written).toEqual(['1', '2']);
  });

  it('says that the log is unavailable when the time is over, and takes the next append', async () => {
    let down = true;
    const group = new GroupCommit(() => (down ? Promise.reject(new Error('no answer')) : Promise.resolve()), options);

    await expect(group.append([record('1')])).rejects.toThrow(EventLogUnavailable);
    down = false;

    await expect(group.append([record('2')])).resolves.toBeUndefined();
  });

  it('takes an append that comes in the very moment in which it has finished', async () => {
    const group = new GroupCommit(() => Promise.resolve(), options);

    for (let n = 0; n < 200; n += 1) await group.append([record(String(n))]);

    await expect(group.append([record('last')])).resolves.toBeUndefined();
  });

  it('does not wait for a log that is gone when it is closed', async () => {
    const group = new GroupCommit(() => Promise.reject(new Error('gone')), { ...options, timeoutMs: 60_000 });
    const appending = group.append([record('1')]);

    const [refused] = await Promise.all([appending.catch((error: unknown) => error), group.close()]);

    expect(refused).toBeInstanceOf(EventLogUnavailable);
  });

  it('splits what is too much for one write, but never one caller’s records', async () => {
    const sizes: number[] = [];
    const group = new GroupCommit((records) => Promise.resolve(void sizes.push(records.length)), {
      ...options,
      maxRecords: 3,
    });
    const many = (count: number) => Array.from({ length: count }, () => record('x'));

    await Promise.all([group.append(many(2)), group.append(many(2)), group.append(many(5))]);

    expect(sizes).toEqual([2, 2, 5]);
  });
});
