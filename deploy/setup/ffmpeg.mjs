import { spawnSync } from 'node:child_process';

const there = (name) => spawnSync(name, ['-version']).status === 0;

/** The ffmpeg that publishes in the tests: an installed one, or Debian's package where this machine lets us install it. */
export function ffmpeg() {
  if (there('ffmpeg') || process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  process.stderr.write('shopcast: installing ffmpeg for the media tests …\n');
  const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'ffmpeg'], quiet);
}
