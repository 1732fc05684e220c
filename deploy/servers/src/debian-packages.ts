import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lastLine, runCommand, type CommandResult } from './run-command.js';

const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** Installs packages on this machine. Answers what went wrong, or undefined; only root can do it. */
export async function installPackages(names: readonly string[]): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'only root can install packages';

  return failureOf(await withFreshLists(['install', '-y', '-qq', '--no-install-recommends', ...names]));
}

/**
 * Unpacks packages, with what they need and this machine lacks, into a folder; nothing is installed, so no service of
 * the machine starts, and no rights are needed. Answers what went wrong, or undefined.
 */
export async function unpackPackages(names: readonly string[], folder: string): Promise<string | undefined> {
  const archives = join(folder, 'archives');
  mkdirSync(join(archives, 'partial'), { recursive: true });
  const options = ['-o', 'Debug::NoLocking=1', '-o', `Dir::Cache::archives=${archives}`];
  const download = await withFreshLists([
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    '--download-only',
    ...options,
    ...names,
  ]);
  if (download.status !== 0) return failureOf(download);

  for (const archive of readdirSync(archives).filter((file) => file.endsWith('.deb'))) {
    const unpacked = await runCommand('dpkg', ['-x', join(archives, archive), folder]);
    if (unpacked.status !== 0) return failureOf(unpacked);
  }
  rmSync(archives, { recursive: true });
  return undefined;
}

/** A new machine often has no package lists yet, or old ones. */
async function withFreshLists(args: readonly string[]): Promise<CommandResult> {
  const first = await runCommand('apt-get', args, quiet);
  if (first.status === 0 || first.status === 127 || process.getuid?.() !== 0) return first;

  await runCommand('apt-get', ['update', '-qq'], quiet);
  return runCommand('apt-get', args, quiet);
}

function failureOf({ status, output }: CommandResult): string | undefined {
  if (status === 0) return undefined;
  return status === 127 ? 'this machine has no apt-get' : lastLine(output);
}
