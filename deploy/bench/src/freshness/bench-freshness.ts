import { setTimeout as sleep } from 'node:timers/promises';
import { medians } from '../load/median.js';
import { percentile } from '../percentile.js';
import { progress } from '../progress.js';
import { LiveAnalytics } from './live-analytics.js';
import { LiveRooms } from './live-rooms.js';
import { NumbersPage } from './numbers-page.js';

export interface FreshnessOptions {
  /** How often everything is measured; the figures are the medians. */
  readonly runs: number;
  readonly seconds: number;
  /** Live sessions, each with a page open that shows its numbers. */
  readonly sessions: number;
}

type Figures = Record<string, number>;

const PROBE_EVERY_MS = 50;
const ARRIVING_MS = 10_000;
const WARM_UP_SECONDS = 2;

/**
 * How old the numbers on a page are: from the moment in which the log has accepted a fact to the moment in which a page
 * that is open has been told the number with that fact in it. When nothing else happens, and at half of what can be
 * appended and folded at most on this machine, which is measured first.
 */
export async function benchFreshness({ runs, seconds, sessions }: FreshnessOptions): Promise<Figures> {
  const measured: Figures[] = [];
  for (let run = 1; run <= runs; run += 1) {
    progress(`run ${run} of ${runs}`);
    const analytics = await LiveAnalytics.start();
    try {
      measured.push(await measure(analytics, await LiveRooms.open(analytics.log, sessions), seconds));
    } finally {
      await analytics.stop();
    }
  }
  return { sessions, ...medians(measured) };
}

async function measure(analytics: LiveAnalytics, rooms: LiveRooms, seconds: number): Promise<Figures> {
  const pages = await Promise.all(rooms.sessionIds.map((sessionId) => NumbersPage.open(analytics, sessionId)));
  try {
    progress('looking for the most that can be appended and folded');
    await rooms.pressOn(WARM_UP_SECONDS, () => analytics.folded());
    const most = await rooms.pressOn(seconds, () => analytics.folded());
    progress(`${most} events a second; probing in quiet`);
    const quiet = await probe(rooms, pages, seconds);
    progress(`probing at ${Math.round(most / 2)} events a second`);
    const load = rooms.talk(most / 2, seconds);
    const busy = await probe(rooms, pages, seconds);
    const loadEventsPerSecond = await load;
    return {
      mostEventsPerSecond: most,
      loadEventsPerSecond,
      ...figuresOf('quiet', quiet),
      ...figuresOf('atHalfLoad', busy),
    };
  } finally {
    for (const page of pages) page.close();
  }
}

interface Probed {
  readonly delaysMs: readonly number[];
  readonly sent: number;
}

/** One after the other in all sessions, told apart by how many there have been in each. */
async function probe(rooms: LiveRooms, pages: readonly NumbersPage[], seconds: number): Promise<Probed> {
  const delays: Promise<number | undefined>[] = [];
  const endsMs = performance.now() + seconds * 1_000;
  for (let n = 0; performance.now() < endsMs; n += 1) {
    const page = pages[n % pages.length] as NumbersPage;
    delays.push(rooms.share(n % pages.length).then((shares) => page.showsShares(shares, ARRIVING_MS)));
    await sleep(PROBE_EVERY_MS);
  }
  const seen = (await Promise.all(delays)).filter((ms) => ms !== undefined);
  return { delaysMs: seen, sent: delays.length };
}

const figuresOf = (name: string, { delaysMs, sent }: Probed): Figures => ({
  [`${name}P50Ms`]: percentile(delaysMs, 0.5),
  [`${name}P99Ms`]: percentile(delaysMs, 0.99),
  [`${name}Probes`]: sent,
  [`${name}ProbesNotSeen`]: sent - delaysMs.length,
});
