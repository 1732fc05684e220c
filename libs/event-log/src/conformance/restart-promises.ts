import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog, RecordToAppend } from '../log/event-log.js';
import { eventually } from './eventually.js';
import { GroupMemory, RecordingMember } from './recording-member.js';
import { newGroup, tryTopic } from './try-topic.js';

/** A server of this spec's own, which may be stopped and killed. */
export interface RestartableServer {
  open(): Promise<EventLog>;
  /** Ends the server with this signal, waits, and starts it again at the same address with the same data. */
  restart(signal: 'SIGTERM' | 'SIGKILL', downForMs: number): Promise<void>;
}

/** What holds when the server behind the log goes and comes back. */
export function describeRestartPromises(server: () => RestartableServer): void {
  const about = { orderly: 'SIGTERM', sudden: 'SIGKILL' } as const;

  it.each(Object.entries(about))(
    'keeps what it acknowledged through an %s end of the server, and goes on by itself',
    async (_, signal) => {
      const { topic, record } = tryTopic(4);
      const [log, reader] = [await server().open(), await server().open()];
      await log.ensureTopics([topic]);
      const memory = new GroupMemory();
      const subscription = await reader.subscribe(new RecordingMember(newGroup(), [topic.name], memory));
      const acknowledged: number[] = [];
      let writing = true;
      const appending = (async () => {
        for (let n = 0; writing; n += 1) {
          await keepAppending(log, record(`key-${n % 8}`, n));
          acknowledged.push(n);
          await sleep(5);
        }
      })();
      await eventually(() => expect(memory.delivered.length).toBeGreaterThan(20));

      await server().restart(signal, 1_500);
      await sleep(2_000);
      writing = false;
      await appending;

      await eventually(() => expect(new Set(memory.valuesOf())).toEqual(new Set(acknowledged)), 60_000);
      for (let key = 0; key < 8; key += 1) {
        const inOrder = firstOccurrences(memory.valuesOf(`key-${key}`));
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
      }
      await subscription.close();
      await Promise.all([log.close(), reader.close()]);
    },
    150_000,
  );

  it('tells a caller in time that the log is unavailable, and takes the same records when it is back', async () => {
    const { topic, record } = tryTopic(1);
    const log = await server().open();
    await log.ensureTopics([topic]);
    const restarted = server().restart('SIGKILL', 14_000);
    await sleep(300);

    const refused = await log.append([record('one', 1)]).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'event_log.unavailable' });
    await restarted;

    await keepAppending(log, record('one', 1));
    expect((await log.endOffsets([topic.name])).get(topic.name)?.[0]).toBeGreaterThan(0);
    await log.close();
  }, 150_000);
}

async function keepAppending(log: EventLog, record: RecordToAppend): Promise<void> {
  for (;;) {
    try {
      return await log.append([record]);
    } catch {
      await sleep(100);
    }
  }
}

/** Repetitions are allowed: consumers drop them by event id. */
const firstOccurrences = (values: readonly number[]): number[] => [...new Set(values)];
