import { setTimeout as sleep } from 'node:timers/promises';
import { medians } from '../load/median.js';
import { percentile } from '../percentile.js';
import { progress } from '../progress.js';
import { treeCpuSeconds } from '../tree-cpu.js';
import { treeMemoryMb } from '../tree-memory.js';
import { dialects } from './dialects.js';
import type { Heard, ViewerPass } from './load.js';
import { LoadGenerator } from './load-generator.js';
import { type RoomServer, startCentrifuge, startNaiveWs, startSocketIo } from './peer-servers.js';
import { type ShopcastRoom, startShopcastRoom } from './shopcast-room.js';

export interface RoomOptions {
  readonly viewers: number;
  /** Comments a second. */
  readonly comments: number;
  readonly seconds: number;
  readonly runs: number;
  /** Per cent of the viewers who never read, in one more measurement; 0: none. */
  readonly neverReading: number;
  readonly peers: boolean;
}

type Figures = Record<string, number>;

/** Rooms gather for so long at least; the peers that can gather do it alike. */
const GATHERED_MS = 100;
/** One frame a comment is more than a process can send to thousands; its cost per delivery is measured at so many a second. */
const SINGLE_DELIVERIES_PER_SECOND = 15_000;
const WARM_UP_SECONDS = 2;
const SETTLING_MS = 3_000;

/** What one comment for one viewer costs here and elsewhere, one server after the other on the same machine. */
export async function benchRoom(options: RoomOptions): Promise<Figures> {
  const runs: Figures[] = [];
  for (let run = 1; run <= options.runs; run += 1) {
    progress(`run ${run} of ${options.runs}`);
    runs.push(await measureAll(options));
  }
  return withRatios({ viewers: options.viewers, commentsPerSecond: options.comments, ...medians(runs) });
}

async function measureAll(options: RoomOptions): Promise<Figures> {
  const { viewers, comments } = options;
  const room = await measureRoom(options);
  if (!options.peers) return room;
  const single = Math.max(1, Math.round(SINGLE_DELIVERIES_PER_SECOND / viewers));
  return {
    ...room,
    ...(await measurePeer('socketIoSingle', () => startSocketIo(0), single, options)),
    ...(await measurePeer('socketIoGathered', () => startSocketIo(GATHERED_MS), comments, options)),
    ...(await measurePeer('naiveWs', startNaiveWs, single, options)),
    ...(await measurePeer('centrifuge', startCentrifuge, comments, options)),
  };
}

async function measureRoom(options: RoomOptions): Promise<Figures> {
  const room = await startShopcastRoom();
  const postgresBefore = treeCpuSeconds(room.postgresPid);
  const load = new LoadGenerator();
  try {
    const { heard, figures } = await measure(room, load, room.passes(options.viewers), options.comments, options);
    const postgresSeconds = treeCpuSeconds(room.postgresPid) - postgresBefore;
    const slow = options.neverReading > 0 ? await withSlowReaders(room, load, options) : {};
    return {
      ...prefixed('room', figures),
      roomAcceptedP50Ms: percentile(heard.acceptedMs, 0.5),
      roomAcceptedP99Ms: percentile(heard.acceptedMs, 0.99),
      roomPostgresCpuSeconds: rounded(postgresSeconds),
      ...slow,
    };
  } finally {
    load.stop();
    await room.stop();
  }
}

/** The same room once more, after some of its viewers have stopped reading. */
async function withSlowReaders(room: ShopcastRoom, load: LoadGenerator, options: RoomOptions): Promise<Figures> {
  progress(`${options.neverReading} % of the viewers stop reading`);
  const before = treeMemoryMb(room.pid);
  await load.ask({ t: 'stopReading', share: options.neverReading / 100 });
  const heard = await load.ask({ t: 'speak', perSecond: options.comments, seconds: options.seconds });
  return {
    slowReadersMemoryGrowthMb: treeMemoryMb(room.pid) - before,
    slowReadersOthersP50Ms: percentile(heard.delaysMs, 0.5),
    slowReadersOthersP99Ms: percentile(heard.delaysMs, 0.99),
  };
}

async function measurePeer(
  name: string,
  start: () => Promise<RoomServer | undefined>,
  perSecond: number,
  options: RoomOptions,
): Promise<Figures> {
  const server = await start();
  if (!server) return {};
  const load = new LoadGenerator();
  try {
    const { path } = dialects[server.dialect];
    const passes = Array.from({ length: options.viewers }, () => ({ path, protocols: '' }));
    const { figures } = await measure(server, load, passes, perSecond, options);
    return prefixed(name, figures);
  } finally {
    load.stop();
    await server.stop();
  }
}

async function measure(
  server: RoomServer,
  load: LoadGenerator,
  viewers: readonly ViewerPass[],
  perSecond: number,
  { seconds }: RoomOptions,
): Promise<{ heard: Heard; figures: Figures }> {
  progress(`${server.dialect}: ${viewers.length} viewers, ${perSecond} comments/s`);
  const idleKb = await connectAll(server, load, viewers);
  await load.ask({ t: 'speak', perSecond, seconds: WARM_UP_SECONDS });

  const cpuBefore = treeCpuSeconds(server.pid);
  const heard = await load.ask({ t: 'speak', perSecond, seconds });
  const cpuSeconds = treeCpuSeconds(server.pid) - cpuBefore;
  const figures = {
    CpuSecondsPerMillion: rounded((cpuSeconds / heard.deliveries) * 1e6),
    DeliveredShare: rounded(heard.deliveries / (heard.said * viewers.length)),
    DelayP50Ms: percentile(heard.delaysMs, 0.5),
    DelayP99Ms: percentile(heard.delaysMs, 0.99),
    ...(Number.isNaN(idleKb) ? {} : { IdleKbPerViewer: rounded(idleKb) }),
  };
  return { heard, figures };
}

/** @returns what one idle viewer takes, in KB, without what the kernel keeps for it; by the second half of the viewers */
async function connectAll(server: RoomServer, load: LoadGenerator, viewers: readonly ViewerPass[]): Promise<number> {
  const half = Math.ceil(viewers.length / 2);
  const held: number[] = [];
  for (const some of [viewers.slice(0, half), viewers.slice(half)]) {
    await load.ask({ t: 'connect', port: server.port, dialect: server.dialect, viewers: some });
    await sleep(SETTLING_MS);
    held.push((await server.heldBytes()) ?? Number.NaN);
  }
  const [before = 0, after = 0] = held;
  return (after - before) / 1_024 / (viewers.length - half);
}

/** Ours to each of theirs: below 1 ours costs less. */
function withRatios(figures: Figures): Figures {
  const ours = figures['roomCpuSecondsPerMillion'] ?? Number.NaN;
  const others = ['socketIoSingle', 'socketIoGathered', 'naiveWs', 'centrifuge'];
  const ratios = others.flatMap((name) => {
    const theirs = figures[`${name}CpuSecondsPerMillion`];
    return theirs === undefined
      ? []
      : [[`roomTo${name.charAt(0).toUpperCase()}${name.slice(1)}`, rounded(ours / theirs)]];
  });
  return { ...figures, ...(Object.fromEntries(ratios) as Figures) };
}

const prefixed = (name: string, figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([figure, value]) => [name + figure, value]));

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
