/**
 * Writes the secrets that docker-compose.yml asks for into `.env` beside it, which compose reads by itself, and prints
 * the operator key: it is shown once, for only its hash is kept. An `.env` that is there is never overwritten.
 */
import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediaHookToken } from './media-hook-token.mjs';

const file = join(import.meta.dirname, '..', '..', '.env');
const random = () => randomBytes(32).toString('base64url');
const mediaSecret = random();
const operatorKey = `sco_${random()}`;

const secrets = {
  SHOPCAST_SECRET: random(),
  SHOPCAST_OPERATOR_KEY_SHA256: createHash('sha256').update(operatorKey).digest('hex'),
  POSTGRES_PASSWORD: random(),
  REDIS_PASSWORD: random(),
  STREAM_SESSION_DATABASE_PASSWORD: random(),
  CATALOG_DATABASE_PASSWORD: random(),
  ORDER_DATABASE_PASSWORD: random(),
  ANALYTICS_DATABASE_PASSWORD: random(),
  MEDIA_SECRET: mediaSecret,
  MEDIA_HOOK_TOKEN: mediaHookToken(mediaSecret),
};

try {
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600, flag: 'wx' });
  process.stdout.write(`Secrets written to ${file}\nOperator key (keep it, it is not stored): ${operatorKey}\n`);
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
  process.stderr.write(`${file} exists and is left as it is; remove it to make new secrets.\n`);
  process.exitCode = 1;
}
