import type { Transaction } from '@shopcast/database';
import type { StayRules } from '../domain/staying.js';
import { type LedgerChanges, readLedger } from '../persistence/ledger.repository.js';
import { FOLD_VERSION } from '../persistence/measures.repository.js';
import { saysTheSame } from '../persistence/publish-versions.js';
import { tellVersions } from '../persistence/told-versions.js';
import { type PublishedVersion, SELECT_VERSIONS } from '../persistence/version.repository.js';
import type { Difference } from './compare.js';

/** All that the versions of a session say, by name: the same facts give the same texts. */
export async function versionTexts(
  tx: Transaction,
  changes: LedgerChanges,
  rules: StayRules,
): Promise<Map<string, string>> {
  if (changes.session.endedAtMs === null) return new Map();
  const told = await tellVersions(tx, changes, rules);
  return new Map(told.map((version) => [nameOf(version), JSON.stringify(version)]));
}

/** Whether nothing has been folded since the versions were published: a corrected one may then still have to come. */
const SELECT_SETTLED = `
  SELECT p.fold_version = ${FOLD_VERSION} AS settled
  FROM sessions s JOIN session_version_progress p USING (session_id) WHERE s.session_id = $1`;

/** Versions that were published and do not say what their facts say. */
export async function misstatedVersions(live: Transaction, sessionId: string, rules: StayRules): Promise<Difference[]> {
  const [progress] = (await live.query(SELECT_SETTLED, [sessionId])) as { readonly settled: boolean }[];
  const changes = await readLedger(live, sessionId);
  if (!progress?.settled || !changes) return [];
  const told = await tellVersions(live, changes, rules);
  const published = (await live.query(SELECT_VERSIONS, [sessionId, 1])) as PublishedVersion[];
  return published
    .filter((one) => !told.some((version) => version.version === one.version && saysTheSame(one, version)))
    .map((one) => `${sessionId} ${nameOf(one)} revision ${one.revision}: what was published is not what its facts say`);
}

const nameOf = ({ version }: { readonly version: number }): string => `version T+${version}`;
