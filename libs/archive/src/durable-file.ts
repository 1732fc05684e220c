import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Moves a finished file to its place: whoever looks sees all of it or nothing, also after a loss of power. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await flush(from);
  await makeDurably(dirname(to));
  await rename(from, to);
  await flush(dirname(to));
}

/** Makes a folder, and those above it that are missing. */
export async function makeDurably(folder: string): Promise<void> {
  const made = resolve(folder);
  const first = await mkdir(made, { recursive: true });
  if (first === undefined) return;
  // The names of new folders stand in those above them.
  for (let path = made; path.length >= first.length; path = dirname(path)) await flush(dirname(path));
}

export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(`${path}.new`, 'w');
  await file.writeFile(text).finally(() => file.close());
  await moveDurably(`${path}.new`, path);
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}
