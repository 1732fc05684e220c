import { type Fact, minuteMeasured, type MinuteMeasured } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';

const KEEP = `
  INSERT INTO published_minutes (session_id, minute, account_id, at, metrics)
  SELECT m."sessionId", m.minute, m."accountId", m.at, m.metrics
  FROM jsonb_to_recordset($1) AS m("sessionId" uuid, minute integer, "accountId" uuid, at timestamptz, metrics jsonb)
  ON CONFLICT (session_id, minute) DO UPDATE SET at = excluded.at, metrics = excluded.metrics`;

/** Keeps the minutes that these facts publish, as they publish them, for those who ask with SQL. */
export async function keepMinutes(tx: Transaction, facts: readonly Fact[]): Promise<void> {
  const minutes = facts.filter(({ type }) => type === minuteMeasured.type).map(({ data }) => data as MinuteMeasured);
  if (minutes.length > 0) await tx.query(KEEP, [JSON.stringify(minutes)]);
}

/** A session can lose minutes: quiet ones that were shown before its end was known to be earlier, or another fold's. */
export const forgetMinutesBut = (tx: Transaction, sessionId: string, minutes: readonly number[]): Promise<unknown> =>
  tx.query(`DELETE FROM published_minutes WHERE session_id = $1 AND minute <> ALL($2::int[])`, [sessionId, minutes]);
