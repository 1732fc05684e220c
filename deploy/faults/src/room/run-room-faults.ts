import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@shopcast/installation';
import { percentile } from './percentile.js';
import { loggedRoom } from './log-facts.js';
import { MemoryWatch } from './memory-watch.js';
import type { RoomFaultsCommand } from './room-command.js';
import { type Return, RoomCrowd } from './room-crowd.js';
import { brokenRoomPromises, type RoomFaultsReport } from './room-report.js';
import { RECONNECT_GRACE_MS, type RoomProcess, RoomStage } from './room-stage.js';

const WARM_UP_SECONDS = 3;
const QUIET_SECONDS = 20;
const BETWEEN_SECONDS = 3;
const ARRIVES_WITHIN_MS = 30_000;
const STARTS_WITHIN_MS = 60_000;

type Tell = (line: string) => void;

/** Fills a room, lets things go wrong in it, and settles up. */
export async function runRoomFaults(command: RoomFaultsCommand, tell: Tell): Promise<RoomFaultsReport> {
  tell('starting Postgres, Redis and two processes');
  const stage = await RoomStage.start();
  try {
    return await new RoomFaultsRun(command, stage, tell).run();
  } finally {
    await stage.remove();
  }
}

class RoomFaultsRun {
  private readonly crowd: RoomCrowd;

  constructor(
    private readonly command: RoomFaultsCommand,
    private readonly stage: RoomStage,
    private readonly tell: Tell,
  ) {
    this.crowd = new RoomCrowd(stage, command);
  }

  async run(): Promise<RoomFaultsReport> {
    const { viewers, comments, minutes } = this.command;
    this.tell(`${viewers} viewers enter`);
    await this.crowd.enter();
    this.crowd.talk(comments);
    await sleep(WARM_UP_SECONDS * 1_000);
    const quiet = delays('quiet', await this.crowd.listen(Math.min(QUIET_SECONDS, minutes * 60)));
    const besideSilent = await this.someNeverRead();
    const dropped = await this.allLoseTheirConnections();
    const killed = await this.processesDie();
    await this.crowd.fallSilent();
    const found = {
      ...{ viewers, silentViewers: this.crowd.silent.length, online: this.crowd.readers.length },
      ...{ ...quiet, ...besideSilent, ...dropped, ...killed },
      ...(await this.settledUp()),
    };
    return { ...found, broken: brokenRoomPromises(found, this.command) };
  }

  private async someNeverRead() {
    const { minutes } = this.command;
    this.tell(`${this.crowd.silent.length} viewers stop reading, for ${minutes} minutes`);
    const memory = new MemoryWatch(this.stage.processes);
    for (const viewer of this.crowd.silent) viewer.stopReading();
    const delaysMs = await this.crowd.listen(minutes * 60);
    const { memoryGrowthMb, memoryGrowthLateMb } = memory.end();
    for (const viewer of this.crowd.silent) viewer.vanish();
    return { ...delays('besideSilent', delaysMs), memoryGrowthMb, memoryGrowthLateMb };
  }

  private async allLoseTheirConnections() {
    this.tell('everybody loses the connection');
    const { seconds, busiestTenth } = await this.crowd.loseAndReturn(() => {
      for (const viewer of this.crowd.readers) viewer.dropConnection();
    });
    this.tell(`all back after ${seconds.toFixed(1)} s`);
    return { dropBackSeconds: seconds, dropBusiestTenth: busiestTenth };
  }

  /** Now this one and now that. */
  private async processesDie() {
    const returns: Return[] = [];
    for (let kills = 0; kills < this.command.kills; kills += 1) {
      await sleep(BETWEEN_SECONDS * 1_000);
      const { supervised } = this.stage.processes[kills % this.stage.processes.length] as RoomProcess;
      this.tell('kill -9 of one of the two processes');
      returns.push(await this.crowd.loseAndReturn(() => supervised.server.kill('SIGKILL')));
      await eventually('the process again', () => isReady(this.urlOf(kills)), Boolean, STARTS_WITHIN_MS);
    }
    return { kills: returns.length, killBackSeconds: Math.max(...returns.map(({ seconds }) => seconds)) };
  }

  private urlOf = (n: number): string => this.stage.processes[n % this.stage.processes.length]?.url ?? '';

  private async settledUp() {
    const { readers, accepted } = this.crowd;
    this.tell(`${accepted.size} comments accepted; waiting for the last of them, and for those who are away for good`);
    const unheard = (): number =>
      readers.reduce((sum, { heard }) => sum + [...accepted].filter((n) => !heard.has(n)).length, 0);
    const gaps = await eventuallyNone(unheard, ARRIVES_WITHIN_MS);
    await sleep(RECONNECT_GRACE_MS);
    const shown = () => Math.max(...readers.map(({ online }) => online));
    await eventuallyNone(() => Math.abs(shown() - readers.length), ARRIVES_WITHIN_MS);
    const { comments, present, oddStays } = await loggedRoom(this.stage.log);
    return {
      gaps,
      repetitions: readers.reduce((sum, { heard }) => sum + heard.repeated, 0),
      toldAsMissed: readers.reduce((sum, { missed }) => sum + missed, 0),
      commentsAccepted: accepted.size,
      commentsLost: [...accepted].filter((n) => !comments.has(n)).length,
      commentsDoubled: [...comments.values()].filter((times) => times > 1).length,
      onlineShown: shown(),
      onlineInLog: new Set(present).size,
      oddStays,
    };
  }
}

const delays = <Name extends string>(name: Name, delaysMs: readonly number[]) =>
  ({ [`${name}P50Ms`]: percentile(delaysMs, 0.5), [`${name}P99Ms`]: percentile(delaysMs, 0.99) }) as Record<
    `${Name}P50Ms` | `${Name}P99Ms`,
    number
  >;

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

/** @returns how many there are still when the time is over */
async function eventuallyNone(many: () => number, withinMs: number): Promise<number> {
  const deadline = performance.now() + withinMs;
  while (many() > 0 && performance.now() < deadline) await sleep(250);
  return many();
}
