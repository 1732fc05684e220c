import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unpackPackages } from '../debian-packages.js';
import { EngineUnavailable } from '../engine-unavailable.js';
import { engineFolder } from '../engines-folder.js';
import { runCommand } from '../run-command.js';

export interface RedisProgram {
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
}

/** `redis-server` from the PATH, else Debian's package unpacked beside the other engines. */
export async function redisProgram(): Promise<RedisProgram> {
  if ((await runCommand('redis-server', ['--version'])).status === 0)
    return { program: 'redis-server', env: process.env };

  const folder = await engineFolder('redis', async (unfinished) => {
    const problem = await unpackPackages(['redis-server'], unfinished);
    if (problem !== undefined) throw new EngineUnavailable(`Redis is not there; install redis-server (${problem})`);
  });
  return { program: join(folder, 'usr/bin/redis-server'), env: withLibraries(folder) };
}

/** Libraries that came with the package lie in a folder named after the machine: `usr/lib/x86_64-linux-gnu`. */
function withLibraries(folder: string): NodeJS.ProcessEnv {
  const libraries = join(folder, 'usr/lib');
  const places = existsSync(libraries) ? readdirSync(libraries).map((name) => join(libraries, name)) : [];
  const path = [...places, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return path === '' ? process.env : { ...process.env, LD_LIBRARY_PATH: path };
}
