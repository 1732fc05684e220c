import { CrowdProcess, Installation } from '@shopcast/installation';
import { freshCloneFigures } from './fresh-clone.js';
import { treeMemoryMb } from './tree-memory.js';

const SETTLE_MS = 5_000;

/**
 * The embedded profile: seconds from a fresh clone to the dashboard, to ready on a first and a second start, memory idle
 * and after case ta-read.
 */
export async function benchStart(): Promise<Record<string, number>> {
  const fresh = await freshCloneFigures();
  const installation = await Installation.make('embedded');
  try {
    const firstStartSeconds = await secondsOf(() => installation.start());
    await installation.stop();
    const secondStartSeconds = await secondsOf(() => installation.start());

    await new Promise((settled) => setTimeout(settled, SETTLE_MS));
    const idleMemoryMb = treeMemoryMb(installation.pid);
    const crowd = new CrowdProcess('ta-read', installation, { speed: 120, seed: 1 });
    const caseSeconds = await secondsOf(() => crowd.result());
    const { equal } = await crowd.result();
    return {
      ...fresh,
      firstStartSeconds,
      secondStartSeconds,
      idleMemoryMb,
      caseSeconds,
      caseEqual: equal ? 1 : 0,
      memoryAfterCaseMb: treeMemoryMb(installation.pid),
    };
  } finally {
    await installation.remove();
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return Math.round((performance.now() - begun) / 100) / 10;
}
