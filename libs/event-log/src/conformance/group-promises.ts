import type { Subscription } from '../log/event-log.js';
import { partitionOf } from '../log/partition-of.js';
import { eventually } from './eventually.js';
import type { LogClients } from './log-clients.js';
import { GroupMemory, RecordingMember } from './recording-member.js';
import { keyIn, newGroup, tryTopic } from './try-topic.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/** Groups get everything at least once, share it by lanes, and take over from each other. */
export function describeGroupPromises(clients: LogClients): void {
  it('delivers everything to a group, from the offsets that the group has stored', async () => {
    const { topic, record } = tryTopic();
    await clients.log.ensureTopics([topic]);
    await clients.log.append(numbers(20).map((n) => record('before', n)));
    const [memory, group] = [new GroupMemory(), newGroup()];

    const first = await clients.log.subscribe(new RecordingMember(group, [topic.name], memory));
    await eventually(() => expect(memory.valuesOf('before')).toEqual(numbers(20)));
    await clients.log.append(numbers(20).map((n) => record('while', n)));
    await eventually(() => expect(memory.valuesOf('while')).toEqual(numbers(20)));
    await first.close();
    await clients.log.append(numbers(20).map((n) => record('between', n)));
    const second = await clients.log.subscribe(new RecordingMember(group, [topic.name], memory));

    await eventually(() => expect(memory.valuesOf('between')).toEqual(numbers(20)));
    expect(memory.delivered).toHaveLength(60);
    await second.close();
  });

  it('delivers again what a group has not stored', async () => {
    const { topic, record } = tryTopic(1);
    await clients.log.ensureTopics([topic]);
    await clients.log.append(numbers(10).map((n) => record('one', n)));
    const [memory, group] = [new GroupMemory(), newGroup()];
    const first = await clients.log.subscribe(new RecordingMember(group, [topic.name], memory));
    await eventually(() => expect(memory.delivered).toHaveLength(10));
    await first.close();

    memory.offsets.set(`${topic.name}/0`, 4);
    const second = await clients.log.subscribe(new RecordingMember(group, [topic.name], memory));

    await eventually(() => expect(memory.valuesOf()).toEqual([...numbers(10), 4, 5, 6, 7, 8, 9]));
    await second.close();
  });

  it('reads a partition on from where its taker says', async () => {
    const { topic, record } = tryTopic(1);
    await clients.log.ensureTopics([topic]);
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
    const subscription = await clients.log.subscribe(member);

    await clients.log.append([record('one', 0), record('one', 1)]);

    await eventually(() => expect(memory.valuesOf()).toEqual([0, 1, 0, 1]));
    await subscription.close();
  });

  it('lets other partitions go on while one is waiting', async () => {
    const { topic, record } = tryTopic(2);
    await clients.log.ensureTopics([topic]);
    const [memory, group] = [new GroupMemory(), newGroup()];
    const member = new RecordingMember(group, [topic.name], memory);
    const held = Promise.withResolvers<void>();
    member.beforeTaking = ({ partition }) => (partition === 0 ? held.promise : Promise.resolve());
    const [waiting, free] = [keyIn(0, 2, partitionOf), keyIn(1, 2, partitionOf)];
    const subscription = await clients.log.subscribe(member);

    await clients.log.append([record(waiting, 0)]);
    for (const n of numbers(5)) {
      await clients.log.append([record(free, n), record(waiting, n + 1)]);
      await eventually(() => expect(memory.valuesOf(free)).toEqual(numbers(n + 1)));
    }
    expect(memory.valuesOf(waiting)).toEqual([]);
    held.resolve();

    await eventually(() => expect(memory.valuesOf(waiting)).toEqual(numbers(6)));
    await subscription.close();
  });

  it('shares lanes between the members of a group, and partition p of every topic goes to the same member', async () => {
    const [one, other] = [tryTopic(4), tryTopic(6)];
    await clients.log.ensureTopics([one.topic, other.topic]);
    const [memory, group] = [new GroupMemory(), newGroup()];
    const topics = [one.topic.name, other.topic.name];
    const members = ['a', 'b'].map((name) => new RecordingMember(group, topics, memory, name));

    const subscriptions: Subscription[] = [];
    for (const member of members) subscriptions.push(await (await clients.another()).subscribe(member));

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
    await clients.log.ensureTopics([topic]);
    const [memory, group] = [new GroupMemory(), newGroup()];
    const members = ['a', 'b'].map((name) => new RecordingMember(group, [topic.name], memory, name));

    const subscriptions = await Promise.all(members.map((member) => clients.log.subscribe(member)));
    await eventually(() => expect(members.map((member) => member.lanes().length)).toEqual([2, 2]));
    await clients.log.append(numbers(40).map((n) => record(`key-${n}`, n)));

    await eventually(() => expect(memory.valuesOf().sort((a, b) => a - b)).toEqual(numbers(40)));
    await Promise.all(subscriptions.map((subscription) => subscription.close()));
  });

  it('lets the others take over what a leaving member held, without losing anything', async () => {
    const { topic, record } = tryTopic(4);
    await clients.log.ensureTopics([topic]);
    const [memory, group] = [new GroupMemory(), newGroup()];
    const [staying, leaving] = ['staying', 'leaving'].map(
      (name) => new RecordingMember(group, [topic.name], memory, name),
    );
    const stays = await (await clients.another()).subscribe(staying as RecordingMember);
    const leaves = await (await clients.another()).subscribe(leaving as RecordingMember);
    await eventually(() => expect(leaving?.lanes()).toHaveLength(2));

    await leaves.close();
    await clients.log.append(numbers(40).map((n) => record(`key-${n}`, n)));

    await eventually(() => expect(memory.valuesOf().sort((a, b) => a - b)).toEqual(numbers(40)));
    expect(staying?.lanes()).toEqual([0, 1, 2, 3]);
    await stays.close();
  });
}
