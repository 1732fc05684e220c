import { PartitionCountMismatch, RecordRefused } from '../log/event-log.errors.js';
import type { EventLog, LogRecord, Subscription } from '../log/event-log.js';
import { partitionOf } from '../log/partition-of.js';
import { MAX_RECORD_BYTES } from '../log/record-limits.js';
import { eventually } from './eventually.js';
import { GroupMemory, RecordingMember } from './recording-member.js';
import { keyIn, newGroup, tryTopic } from './try-topic.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** What every adapter promises about the log itself. `open` gives a new client of one and the same log. */
export function describeLogPromises(open: () => Promise<EventLog>): void {
  const opened: EventLog[] = [];
  let log: EventLog;
  const another = async (): Promise<EventLog> => {
    const client = await open();
    opened.push(client);
    return client;
  };
  beforeEach(async () => {
    log = await another();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((client) => client.close()));
  });

  const readAll = async (topic: string, from = 0): Promise<LogRecord[]> => {
    const ends = (await log.endOffsets([topic])).get(topic) ?? [];
    const records: LogRecord[] = [];
    await log.scan(
      ends.map((to, partition) => ({ topic, partition, from, to })),
      (batch) => Promise.resolve(void records.push(...batch.records)),
    );
    return records;
  };

  it('keeps the order of records of one key', async () => {
    const { topic, record } = tryTopic();
    await log.ensureTopics([topic]);

    for (const n of numbers(30)) await log.append([record('one', n), record('other', n)]);
    await log.append(numbers(300).map((n) => record('one', 30 + n)));

    const read = await readAll(topic.name);
    const ofOne = read
      .filter(({ key }) => key === 'one')
      .map(({ value }) => (JSON.parse(value ?? '') as { n: number }).n);
    expect(ofOne).toEqual(numbers(330));
  });

  it('puts a key where Kafka’s own producers put it', async () => {
    const { topic, record } = tryTopic(12);
    await log.ensureTopics([topic]);

    await log.append(numbers(50).map((n) => record(`key-${n}`, n)));

    const ends = (await log.endOffsets([topic.name])).get(topic.name) ?? [];
    const expected = numbers(12).map(
      (partition) => numbers(50).filter((n) => partitionOf(`key-${n}`, 12) === partition).length,
    );
    expect(ends).toEqual(expected);
  });

  it('gives back what was appended: key, CloudEvents headers and value, at offsets without gaps', async () => {
    const { topic, record } = tryTopic(1);
    await log.ensureTopics([topic]);
    const records = [record('日本語 🎥', 1), record('', 2)];

    await log.append(records);

    expect(await readAll(topic.name)).toEqual(
      records.map(({ key, headers, value }, offset) => ({ offset, key, headers, value })),
    );
  });

  it('writes concurrent appends together, each in its order, and loses none', async () => {
    const { topic, record } = tryTopic();
    await log.ensureTopics([topic]);
    const other = await another();

    await Promise.all(
      numbers(200).map((n) => (n % 2 ? log : other).append([record(`writer-${n}`, 0), record(`writer-${n}`, 1)])),
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
    await log.ensureTopics([topic]);
    await log.append(numbers(500).map((n) => record('one', n)));

    const seen: number[] = [];
    await log.scan([{ topic: topic.name, partition: 0, from: 123, to: 456 }], ({ records }) =>
      Promise.resolve(void seen.push(...records.map(({ offset }) => offset))),
    );

    expect(seen).toEqual(numbers(500).slice(123, 456));
  });

  it('stops a scan at the first failure and hands it on', async () => {
    const { topic, record } = tryTopic(1);
    await log.ensureTopics([topic]);
    await log.append([record('one', 1)]);

    const failing = log.scan([{ topic: topic.name, partition: 0, from: 0, to: 1 }], () =>
      Promise.reject(new Error('no room left')),
    );

    await expect(failing).rejects.toThrow('no room left');
  });

  it('refuses what can never be written, and takes the others of the same moment', async () => {
    const { topic, record } = tryTopic(1);
    await log.ensureTopics([topic]);
    const tooLarge = { ...record('one', 1), value: JSON.stringify('x'.repeat(MAX_RECORD_BYTES)) };
    const nowhere = { ...record('one', 2), topic: 'shopcast.nobody-made-it' };

    const results = await Promise.allSettled([
      log.append([record('one', 0)]),
      log.append([tooLarge]),
      log.append([nowhere]),
      log.append([record('one', 3)]),
    ]);

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(RecordRefused);
    }
    expect(await readAll(topic.name)).toHaveLength(2);
  });

  it('takes records as large as it says', async () => {
    const { topic, record } = tryTopic(1);
    await log.ensureTopics([topic]);
    const noise = Array.from({ length: 800_000 }, () => Math.floor(Math.random() * 36).toString(36)).join('');
    const large = (n: number) => ({ ...record('one', n), value: JSON.stringify({ n, noise }) });

    await log.append([large(1), large(2), large(3)]);

    expect(await readAll(topic.name)).toHaveLength(3);
  });

  it('creates topics once, whoever asks, and refuses another number of partitions', async () => {
    const { topic } = tryTopic(3);
    const other = await another();

    await Promise.all([log.ensureTopics([topic]), other.ensureTopics([topic])]);
    await log.ensureTopics([topic]);

    expect((await log.endOffsets([topic.name])).get(topic.name)).toEqual([0, 0, 0]);
    await expect(log.ensureTopics([{ ...topic, partitions: 4 }])).rejects.toThrow(PartitionCountMismatch);
  });

  it('delivers everything to a group, from the offsets that the group has stored', async () => {
    const { topic, record } = tryTopic();
    await log.ensureTopics([topic]);
    await log.append(numbers(20).map((n) => record('before', n)));
    const [memory, group] = [new GroupMemory(), newGroup()];

    const first = await log.subscribe(new RecordingMember(group, [topic.name], memory));
    await eventually(() => expect(memory.valuesOf('before')).toEqual(numbers(20)));
    await log.append(numbers(20).map((n) => record('while', n)));
    await eventually(() => expect(memory.valuesOf('while')).toEqual(numbers(20)));
    await first.close();
    await log.append(numbers(20).map((n) => record('between', n)));
    const second = await log.subscribe(new RecordingMember(group, [topic.name], memory));

    await eventually(() => expect(memory.valuesOf('between')).toEqual(numbers(20)));
    expect(memory.delivered).toHaveLength(60);
    await second.close();
  });

  it('delivers again what a group has not stored', async () => {
    const { topic, record } = tryTopic(1);
    await log.ensureTopics([topic]);
    await log.append(numbers(10).map((n) => record('one', n)));
    const [memory, group] = [new GroupMemory(), newGroup()];
    const first = await log.subscribe(new RecordingMember(group, [topic.name], memory));
    await eventually(() => expect(memory.delivered).toHaveLength(10));
    await first.close();

    memory.offsets.set(`${topic.name}/0`, 4);
    const second = await log.subscribe(new RecordingMember(group, [topic.name], memory));

    await eventually(() => expect(memory.valuesOf()).toEqual([...numbers(10), 4, 5, 6, 7, 8, 9]));
    await second.close();
  });

  it('reads a partition on from where its taker says', async () => {
    const { topic, record } = tryTopic(1);
    await log.ensureTopics([topic]);
    const [memory, group] = [new GroupMemory(), newGroup()];
    const member = new RecordingMember(group, [topic.name], memory);
    const deliver = member.deliver.bind(member);
    let rewound = false;
    member.deliver = async (batch) => {
      const next = await deliver(batch);
      if (rewound) return next;
      rewound = true;
      return 0;
    };
    const subscription = await log.subscribe(member);

    await log.append([record('one', 0), record('one', 1)]);

    await eventually(() => expect(memory.valuesOf()).toEqual([0, 1, 0, 1]));
    await subscription.close();
  });

  it('lets other partitions go on while one is waiting', async () => {
    const { topic, record } = tryTopic(2);
    await log.ensureTopics([topic]);
    const [memory, group] = [new GroupMemory(), newGroup()];
    const member = new RecordingMember(group, [topic.name], memory);
    const held = Promise.withResolvers<void>();
    member.beforeTaking = ({ partition }) => (partition === 0 ? held.promise : Promise.resolve());
    const [waiting, free] = [keyIn(0, 2, partitionOf), keyIn(1, 2, partitionOf)];
    const subscription = await log.subscribe(member);

    await log.append([record(waiting, 0)]);
    for (const n of numbers(5)) {
      await log.append([record(free, n), record(waiting, n + 1)]);
      await eventually(() => expect(memory.valuesOf(free)).toEqual(numbers(n + 1)));
    }
    expect(memory.valuesOf(waiting)).toEqual([]);
    held.resolve();

    await eventually(() => expect(memory.valuesOf(waiting)).toEqual(numbers(6)));
    await subscription.close();
  });

  it('shares lanes between the members of a group, and partition p of every topic goes to the same member', async () => {
    const [one, other] = [tryTopic(4), tryTopic(6)];
    await log.ensureTopics([one.topic, other.topic]);
    const [memory, group] = [new GroupMemory(), newGroup()];
    const topics = [one.topic.name, other.topic.name];
    const members = ['a', 'b'].map((name) => new RecordingMember(group, topics, memory, name));

    const subscriptions: Subscription[] = [];
    for (const member of members) subscriptions.push(await (await another()).subscribe(member));

    await eventually(() => {
      const lanes = members.map((member) => member.lanes());
      expect(lanes.flat().sort()).toEqual([0, 1, 2, 3, 4, 5]);
      expect(lanes.map(({ length }) => length)).toEqual([3, 3]);
    });
    for (const member of members) {
      const ofFirst = member
        .lanes()
        .filter((lane) => lane < 4)
        .map((lane) => `${one.topic.name}/${lane}`);
      expect([...member.owned]).toEqual(expect.arrayContaining(ofFirst));
    }
    await Promise.all(subscriptions.map((subscription) => subscription.close()));
  });

  it('lets one client be several members of a group', async () => {
    const { topic, record } = tryTopic(4);
    await log.ensureTopics([topic]);
    const [memory, group] = [new GroupMemory(), newGroup()];
    const members = ['a', 'b'].map((name) => new RecordingMember(group, [topic.name], memory, name));

    const subscriptions = await Promise.all(members.map((member) => log.subscribe(member)));
    await eventually(() => expect(members.map((member) => member.lanes().length)).toEqual([2, 2]));
    await log.append(numbers(40).map((n) => record(`key-${n}`, n)));

    await eventually(() => expect(memory.valuesOf().sort((a, b) => a - b)).toEqual(numbers(40)));
    await Promise.all(subscriptions.map((subscription) => subscription.close()));
  });

  it('lets the others take over what a leaving member held, without losing anything', async () => {
    const { topic, record } = tryTopic(4);
    await log.ensureTopics([topic]);
    const [memory, group] = [new GroupMemory(), newGroup()];
    const [staying, leaving] = ['staying', 'leaving'].map(
      (name) => new RecordingMember(group, [topic.name], memory, name),
    );
    const stays = await (await another()).subscribe(staying as RecordingMember);
    const leaves = await (await another()).subscribe(leaving as RecordingMember);
    await eventually(() => expect(leaving?.lanes()).toHaveLength(2));

    await leaves.close();
    await log.append(numbers(40).map((n) => record(`key-${n}`, n)));

    await eventually(() => expect(memory.valuesOf().sort((a, b) => a - b)).toEqual(numbers(40)));
    expect(staying?.lanes()).toEqual([0, 1, 2, 3]);
    await stays.close();
  });
}
