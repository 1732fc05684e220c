import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';

const PROFILES = ['embedded', 'local'] as const;

/**
 * The operator key that an installation on this machine made on its first start, if this user may read it. Where there
 * are several, the one that the server at `url` takes.
 */
export async function installedOperatorKey(home: string, url: string): Promise<string | undefined> {
  const keys = PROFILES.map((profile) => join(home, profile, 'keys.json'))
    .filter(existsSync)
    .map(operatorKeyIn);
  if (keys.length < 2) return keys[0];
  for (const key of keys) if (await isTaken(key, url)) return key;
  return keys[0];
}

const operatorKeyIn = (file: string) => (JSON.parse(readFileSync(file, 'utf8')) as { operatorKey: string }).operatorKey;

/** A server that does not answer is somebody else's message to give. */
async function isTaken(key: string, url: string): Promise<boolean> {
  const accounts = new URL('/v1/accounts?limit=1', url);
  const answer = await request(accounts, { headers: { authorization: `Bearer ${key}` } }).catch(() => null);
  await answer?.body.dump();
  return answer?.statusCode === 200;
}
