import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { giveUp, root, runtime, runtimeEnvironment } from './requirements.mjs';

/** Builds what changed since the last build (Nx keeps count). */
export function build() {
  const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const { status, stdout } = spawnSync(
    runtime(),
    [nx, 'run-many', '-t', 'build', 'build-web', '--outputStyle=static'],
    {
      cwd: root,
      env: runtimeEnvironment(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 2],
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status === 0) return;
  process.stderr.write(stdout);
  giveUp('the build failed (see above).');
}
