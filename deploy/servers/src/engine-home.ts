import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where engines, their data and generated keys live: `SHOPCAST_HOME`, or `.shopcast` at the top of the repository. */
export function engineHome(): string {
  const configured = process.env['SHOPCAST_HOME'];
  return configured ? resolve(configured) : join(repositoryRoot(), '.shopcast');
}

/** The folder that holds `nx.json`, found upwards from this file, so it does not matter where a command was typed. */
export function repositoryRoot(from = import.meta.dirname): string {
  if (existsSync(join(from, 'nx.json'))) return from;

  const parent = dirname(from);
  if (parent === from) throw new Error('This file no longer lies inside the Shopcast repository');
  return repositoryRoot(parent);
}
