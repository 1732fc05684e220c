import type { Transaction } from '@shopcast/database';
import { liveClockOf } from '../domain/live-clock.js';
import { type MeasuredVersion, measuredVersions } from '../domain/session-versions.js';
import { SessionLedger } from '../domain/session-ledger.js';
import type { StayRules } from '../domain/staying.js';
import type { LedgerChanges } from './ledger.repository.js';
import { readMoments } from './moment.repository.js';
import { noOrders, sumOrders, type VersionOrders } from './version-orders.js';

/** All that a version says. The same facts always say the same. */
export interface ToldVersion extends MeasuredVersion {
  readonly orders: VersionOrders;
}

/** All versions of a session that is over, also those that are still to come, of what has been folded. */
export async function tellVersions(
  tx: Transaction,
  { session, marks, buckets }: LedgerChanges,
  rules: StayRules,
): Promise<ToldVersion[]> {
  const { sessionId } = session;
  const startedAtMs = session.startedAtMs ?? 0;
  const ledger = new SessionLedger(startedAtMs, rules);
  ledger.put(buckets);
  const measured = measuredVersions({
    session,
    minutes: ledger.minutes(),
    moments: [...(await readMoments(tx, sessionId))],
    clock: liveClockOf(marks, startedAtMs),
    rules,
  });
  const orders = await sumOrders(tx, sessionId, measured);
  return measured.map((version) => ({ ...version, orders: orders.get(version.version) ?? noOrders }));
}
