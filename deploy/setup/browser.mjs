import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The Chromium in which the pages are tested: CHROMIUM_PATH, an installed one, or Debian's package where this machine
 * lets us install it. Without one the page specs fail under CI=true and say so otherwise.
 */
export function browser() {
  if (process.env.CHROMIUM_PATH) return {};
  const found = places.find(existsSync) ?? installed();
  return found ? { CHROMIUM_PATH: found } : {};
}

function installed() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  process.stderr.write('shopcast: installing Chromium for the page tests …\n');
  const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], quiet);
  return places.find(existsSync);
}
