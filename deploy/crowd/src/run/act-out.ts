import { Host } from './host.js';
import type { ProgressReports } from './progress.js';
import type { ViewerScript } from '../plan/script.js';
import type { Stage } from './stage.js';
import { Viewer } from './viewer.js';

/**
 * Many more than a server that keeps up ever has to answer at a time. Above it the session waits, so that those who are
 * inside get answers soon, and who lost the connection is back in time. Waiting for a price is not counted: it may take
 * others, later in the script, to end it.
 */
const MOST_UNDER_WAY = 200;

/** Live from start to end. The end waits until everything in the script is acknowledged and every payment arrived. */
export async function actOut(stage: Stage, progress: Pick<ProgressReports, 'enter'>): Promise<void> {
  const { clock, plan, tally } = stage;
  const host = new Host(stage);
  const early = await waitForTheDoors(stage);
  await host.goLive();
  clock.isHeld = () => tally.underWay > MOST_UNDER_WAY;
  clock.startSession();
  progress.enter('live');

  const viewers: Viewer[] = [];
  const timeIsUp = clock.untilSession(plan.durationMs).then(() => progress.enter('settling'));
  await Promise.all([host.play(), playAll(stage, early, viewers), timeIsUp]);

  stage.door.shut();
  await host.end();
  for (const viewer of viewers) viewer.goHome();
}

/** Who is to be there in the very first moment has come before it, as people do. */
async function waitForTheDoors(stage: Stage): Promise<ReadonlyMap<ViewerScript, Viewer>> {
  const scripts = stage.plan.viewers.filter(({ steps }) => steps[0]?.atMs === 0);
  const early = new Map(scripts.map((script) => [script, new Viewer(script, stage)]));
  await Promise.all([...early.values()].map((viewer) => viewer.waitForTheDoors()));
  return early;
}

/** Everybody at their own time; one failure that is not a refusal ends the run. */
function playAll(stage: Stage, early: ReadonlyMap<ViewerScript, Viewer>, viewers: Viewer[]): Promise<unknown> {
  return new Promise((allDone, fail) => {
    const playing: Promise<void>[] = [];
    const sendIn = async () => {
      for (const script of stage.plan.viewers) {
        await stage.clock.untilSession(script.steps[0]?.atMs ?? 0);
        const viewer = early.get(script) ?? new Viewer(script, stage);
        viewers.push(viewer);
        const played = viewer.play();
        played.catch(fail);
        playing.push(played);
      }
      await Promise.all(playing);
    };
    sendIn().then(allDone, fail);
  });
}
