import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, repositoryRoot } from '@shopcast/servers';

const PATIENCE_MS = 600_000;

/**
 * Clones the committed state into an empty folder and starts it there as a newcomer would. Installing is told apart,
 * because it is mostly downloading: `freshCloneSeconds` counts everything from `npm start` to the dashboard's page.
 */
export async function freshCloneFigures(): Promise<{
  readonly freshCloneInstallSeconds: number;
  readonly freshCloneSeconds: number;
}> {
  const clone = await mkdtemp(join(tmpdir(), 'shopcast-clone-'));
  try {
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${repositoryRoot()}`, clone]);
    const port = await freePort(7);
    const begun = performance.now();
    const elapsed = (): number => Math.round((performance.now() - begun) / 100) / 10;
    const npm = spawn('npm', ['start', '--', '--no-demo', '--port', String(port)], {
      cwd: clone,
      detached: true,
      env: { ...process.env, SHOPCAST_HOME: join(clone, '.shopcast'), NODE_OPTIONS: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let freshCloneInstallSeconds = Number.NaN;
    npm.stderr.on('data', (text: Buffer) => {
      if (/^added \d+ packages/m.test(text.toString())) freshCloneInstallSeconds = elapsed();
    });
    try {
      await untilShown(`http://127.0.0.1:${port}/dashboard/`, npm);
      return { freshCloneInstallSeconds, freshCloneSeconds: elapsed() };
    } finally {
      await endOf(npm);
    }
  } finally {
    await rm(clone, { recursive: true, force: true });
  }
}

async function untilShown(url: string, npm: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const page = await fetch(url).catch(() => undefined);
    if (page?.ok) return;
    if (npm.exitCode !== null || performance.now() > deadline) throw new Error('the fresh clone did not start');
    await new Promise((again) => setTimeout(again, 100));
  }
}

/** npm does not always pass a signal on, so its whole group gets it. */
function endOf(npm: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    npm.once('exit', () => resolve());
    if (npm.pid !== undefined && npm.exitCode === null) process.kill(-npm.pid, 'SIGTERM');
    else resolve();
  });
}
