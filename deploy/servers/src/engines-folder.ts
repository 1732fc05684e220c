import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { engineHome, repositoryRoot } from './engine-home.js';
import { identityOf } from './process-identity.js';

/**
 * The folder of an engine's programs, fetched once: what the repository's own `.shopcast` already has is used, however
 * SHOPCAST_HOME points. `fetch` fills a folder aside, which is then renamed, so that nobody sees half an engine.
 */
export async function engineFolder(name: string, fetch: (folder: string) => Promise<void>): Promise<string> {
  const places = [join(repositoryRoot(), '.shopcast'), engineHome()].map((home) => join(home, 'engines', name));
  const fetched = places.find((place) => existsSync(place));
  if (fetched) return fetched;

  const place = join(engineHome(), 'engines', name);
  const unfinished = `${place}.${process.pid}`;
  mkdirSync(dirname(place), { recursive: true });
  removeAbandoned(place);
  try {
    mkdirSync(unfinished, { recursive: true });
    await fetch(unfinished);
    moveUnlessThere(unfinished, place);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return place;
}

/** What a process that was killed while fetching has left. */
function removeAbandoned(place: string): void {
  for (const entry of readdirSync(dirname(place)).filter((name) => name.startsWith(`${basename(place)}.`))) {
    const pid = Number(entry.slice(basename(place).length + 1));
    if (identityOf(pid) === undefined) rmSync(join(dirname(place), entry), { recursive: true, force: true });
  }
}

/** Two processes may fetch at once; the second leaves the first one's folder alone. */
function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  }
}
