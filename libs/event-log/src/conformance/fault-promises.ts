import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLogConfig } from '../event-log.config.js';
import type { EventLog } from '../log/event-log.js';
import { openEventLog } from '../open-event-log.js';
import { eventually } from './eventually.js';
import type { MemberOrders } from './member-process.js';
import { noteTaker } from './try-consumers.js';
import { type TryDatabase, TryService } from './try-service.js';
import { newGroup, tryTopic } from './try-topic.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const PARTITIONS = 6;

/** What holds when processes die and freeze. */
export function describeFaultPromises(
  config: () => Promise<EventLogConfig>,
  freshDatabase: () => Promise<TryDatabase>,
): void {
  let service: TryService;
  let log: EventLog;
  const members: ChildProcess[] = [];

  beforeEach(async () => {
    service = await TryService.start(await freshDatabase());
    log = await openEventLog(await config(), 'fault-promises');
  });
  afterEach(async () => {
    for (const member of members.splice(0)) member.kill('SIGKILL');
    await log.close();
    await service.stop();
  });

  const startMember = async (orders: Omit<MemberOrders, 'config' | 'databaseUrl' | 'partitions'>) => {
    const all: MemberOrders = {
      ...orders,
      config: await config(),
      databaseUrl: service.fresh.appUrl,
      partitions: PARTITIONS,
    };
    const here = import.meta.dirname;
    const loader = join(here, '../../../testing/run-typescript.mjs');
    const member = spawn(
      process.execPath,
      ['--no-warnings', '--import', loader, join(here, 'member-process.ts'), JSON.stringify(all)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    members.push(member);
    await new Promise((resolve) => member.stdout?.once('data', resolve));
    return member;
  };

  it('lets every event take effect once, however often members are killed', async () => {
    const { topic, record } = tryTopic(PARTITIONS);
    const consumer = newGroup();
    await log.ensureTopics([topic]);
    let started = 0;
    const start = () => startMember({ topic: topic.name, consumer, by: `member-${started++}` });
    const living = [await start(), await start()];

    const appending = (async () => {
      for (const n of numbers(300)) {
        await log.append(numbers(10).map((key) => record(`key-${key}`, n)));
        await sleep(25);
      }
    })();
    for (const round of numbers(6)) {
      await sleep(800 + 150 * round);
      living.shift()?.kill('SIGKILL');
      living.push(await start());
    }
    await appending;

    await eventually(async () => expect(await service.effects()).toHaveLength(3_000), 60_000);
    for (const key of numbers(10)) expect(await service.numbers(`key-${key}`)).toEqual(numbers(300));
  }, 120_000);

  it('takes the partitions from a frozen member, and it writes nothing of theirs when it wakes', async () => {
    const { topic, record, noted } = tryTopic(PARTITIONS);
    const consumer = newGroup();
    await log.ensureTopics([topic]);
    const sleepy = await startMember({ topic: topic.name, consumer, by: 'sleepy' });
    const append = (from: number) =>
      log.append(numbers(10).flatMap((n) => numbers(10).map((key) => record(`key-${key}`, from + n))));
    await append(0);
    await eventually(async () => expect(await service.effects()).toHaveLength(100));

    sleepy.kill('SIGSTOP');
    await append(10);
    const awake = await service.consume(log, [noteTaker(consumer, noted, () => undefined, 'awake')]);
    await eventually(async () => expect(await service.effects()).toHaveLength(200), 60_000);
    sleepy.kill('SIGCONT');
    await append(20);

    await eventually(async () => expect(await service.effects()).toHaveLength(300), 60_000);
    for (const key of numbers(10)) expect(await service.numbers(`key-${key}`)).toEqual(numbers(30));
    const takenOver = (await service.effects()).filter(({ n }) => n >= 10 && n < 20);
    expect(new Set(takenOver.map(({ by }) => by))).toEqual(new Set(['awake']));
    await awake.stop();
  }, 150_000);
}
