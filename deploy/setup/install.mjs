import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, root } from './requirements.mjs';

const stamp = join(root, 'node_modules', '.shopcast-installed');

/** Installs the locked dependencies unless exactly these are there already. */
export function install() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  process.stderr.write('shopcast: installing dependencies (npm ci), a minute or two …\n');
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...first] = npm;
  // stdout belongs to what a command answers, so npm's own output goes to stderr.
  const { status } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) giveUp('npm ci failed (see above); check the network and run this again.');
  writeFileSync(stamp, wanted);
}
