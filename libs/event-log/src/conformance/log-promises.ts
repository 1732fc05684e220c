import { PartitionCountMismatch, RecordRefused } from '../log/event-log.errors.js';
import type { LogRecord } from '../log/event-log.js';
import { partitionOf } from '../log/partition-of.js';
import { MAX_RECORD_BYTES } from '../log/record-limits.js';
import type { LogClients } from './log-clients.js';
import { tryTopic } from './try-topic.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** What is appended is there, in order, once and for all. */
export function describeLogPromises(clients: LogClients): void {
  const readAll = async (topic: string, from = 0): Promise<LogRecord[]> => {
    const ends = (await clients.log.endOffsets([topic])).get(topic) ?? [];
    const records: LogRecord[] = [];
    await clients.log.scan(
      ends.map((to, partition) => ({ topic, partition, from, to })),
      (batch) => Promise.resolve(void records.push(...batch.records)),
    );
    return records;
  };

  it('keeps the order of records of one key', async () => {
    const { topic, record } = tryTopic();
    await clients.log.ensureTopics([topic]);

    for (const n of numbers(30)) await clients.log.append([record('one', n), record('other', n)]);
    await clients.log.append(numbers(300).map((n) => record('one', 30 + n)));

    const read = await readAll(topic.name);
    const ofOne = read
      .filter(({ key }) => key === 'one')
      .map(({ value }) => (JSON.parse(value ?? '') as { n: number }).n);
    expect(ofOne).toEqual(numbers(330));
  });

  it('puts a key where Kafka’s own producers put it', async () => {
    const { topic, record } = tryTopic(12);
    await clients.log.ensureTopics([topic]);

    await clients.log.append(numbers(50).map((n) => record(`key-${n}`, n)));

    const ends = (await clients.log.endOffsets([topic.name])).get(topic.name) ?? [];
    const expected = numbers(12).map(
      (partition) => numbers(50).filter((n) => partitionOf(`key-${n}`, 12) === partition).length,
    );
    expect(ends).toEqual(expected);
  });

  it('gives back what was appended: key, CloudEvents headers and value, at offsets without gaps', async () => {
    const { topic, record } = tryTopic(1);
    await clients.log.ensureTopics([topic]);
    const quoted: Record<string, string> = { 'a"b': '"ce_id":"x"', back: 'slash\\ "and" 日本語', empty: '' };
    const strange = {
      ...record('one', 3),
      headers: { ...record('one', 3).headers, ...quoted },
      value: 'no JSON\u001eat all',
    };
    const traced = { ...record('one', 5), headers: { ...record('one', 5).headers, traceparent: '00-1-2-01' } };
    const records = [record('日本語 🎥', 1), record('', 2), strange, record('a\u001eb', 4), traced];

    await clients.log.append(records);

    const read = await readAll(topic.name);
    expect(read.map(({ offset, key, headers, value }) => ({ offset, key, headers, value }))).toEqual(
      records.map(({ key, headers, value }, offset) => ({ offset, key, headers, value })),
    );
    for (const name of ['ce_id', 'ce_type', 'ce_time', 'traceparent', ...Object.keys(quoted), 'no-such-header']) {
      expect(read.map((record) => record.header?.(name))).toEqual(
        records.map(({ headers }) => new Map(Object.entries(headers)).get(name)),
      );
    }
  });

  it('writes concurrent appends together, each in its order, and loses none', async () => {
    const { topic, record } = tryTopic();
    await clients.log.ensureTopics([topic]);
    const other = await clients.another();

    await Promise.all(
      numbers(200).map((n) =>
        (n % 2 ? clients.log : other).append([record(`writer-${n}`, 0), record(`writer-${n}`, 1)]),
      ),
    );

    const read = await readAll(topic.name);
    expect(read).toHaveLength(400);
    for (const n of numbers(200)) {
      const ofWriter = read.filter(({ key }) => key === `writer-${n}`).map(({ value }) => value);
      expect(ofWriter).toEqual([record(`writer-${n}`, 0).value, record(`writer-${n}`, 1).value]);
    }
  });

  it('can be read again from any offset', async () => {
    const { topic, record } = tryTopic(1);
    await clients.log.ensureTopics([topic]);
    await clients.log.append(numbers(500).map((n) => record('one', n)));

    const seen: number[] = [];
    await clients.log.scan([{ topic: topic.name, partition: 0, from: 123, to: 456 }], ({ records }) =>
      Promise.resolve(void seen.push(...records.map(({ offset }) => offset))),
    );

    expect(seen).toEqual(numbers(500).slice(123, 456));
  });

  it('stops a scan at the first failure and hands it on', async () => {
    const { topic, record } = tryTopic(1);
    await clients.log.ensureTopics([topic]);
    await clients.log.append([record('one', 1)]);

    const failing = clients.log.scan([{ topic: topic.name, partition: 0, from: 0, to: 1 }], () =>
      Promise.reject(new Error('no room left')),
    );

    await expect(failing).rejects.toThrow('no room left');
  });

  it('refuses what can never be written, and takes the others of the same moment', async () => {
    const { topic, record } = tryTopic(1);
    await clients.log.ensureTopics([topic]);
    const tooLarge = { ...record('one', 1), value: JSON.stringify('x'.repeat(MAX_RECORD_BYTES)) };
    const nowhere = { ...record('one', 2), topic: 'shopcast.nobody-made-it' };

    const results = await Promise.allSettled([
      clients.log.append([record('one', 0)]),
      clients.log.append([tooLarge]),
      clients.log.append([nowhere]),
      clients.log.append([record('one', 3)]),
    ]);

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(RecordRefused);
    }
    expect(await readAll(topic.name)).toHaveLength(2);
  });

  it('takes records as large as it says', async () => {
    const { topic, record } = tryTopic(1);
    await clients.log.ensureTopics([topic]);
    const noise = Array.from({ length: 800_000 }, () => Math.floor(Math.random() * 36).toString(36)).join('');
    const large = (n: number) => ({ ...record('one', n), value: JSON.stringify({ n, noise }) });

    await clients.log.append([large(1), large(2), large(3)]);

    expect(await readAll(topic.name)).toHaveLength(3);
  });

  it('creates topics once, whoever asks, and refuses another number of partitions', async () => {
    const { topic } = tryTopic(3);
    const other = await clients.another();

    await Promise.all([clients.log.ensureTopics([topic]), other.ensureTopics([topic])]);
    await clients.log.ensureTopics([topic]);

    expect((await clients.log.endOffsets([topic.name])).get(topic.name)).toEqual([0, 0, 0]);
    await expect(clients.log.ensureTopics([{ ...topic, partitions: 4 }])).rejects.toThrow(PartitionCountMismatch);
  });
}
