import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What an installation on this machine keeps to itself. */
export interface InstallationSecrets {
  /** Signs account keys and viewer tokens. */
  readonly master: string;
  /** The services see only its hash. */
  readonly operatorKey: string;
  /** Passwords of database roles are derived from it. */
  readonly databases: string;
}

/** Reads the secrets, or makes them on the first start; only the user who started Shopcast can read the file. */
export function installationSecrets(file: string): InstallationSecrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as InstallationSecrets;
  const secrets: InstallationSecrets = { master: random(), operatorKey: `sco_${random()}`, databases: random() };
  mkdirSync(dirname(file), { recursive: true });
  // Renamed into place, so that a crash never leaves half a file behind.
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
  return secrets;
}

/** The password of one database role. */
export const rolePassword = (secrets: InstallationSecrets, role: string): string =>
  createHash('sha256').update(`${secrets.databases}:${role}`).digest('base64url');

/** The form in which services are told the operator key. */
export const operatorKeyHash = (secrets: InstallationSecrets): string =>
  createHash('sha256').update(secrets.operatorKey).digest('hex');

const random = (): string => randomBytes(32).toString('base64url');
