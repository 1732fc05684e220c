import type { Transaction } from '@shopcast/database';
import type { ZonePeriod } from '@shopcast/kernel';

/** All that decides where an account's days begin, as text; of the account of sessions `s`. */
export const TIME_ZONES = `
  (SELECT coalesce(string_agg(z.from_day || ' ' || z.time_zone, ', ' ORDER BY z.from_day), '')
   FROM account_time_zones z WHERE z.account_id = s.account_id)`;

/** The same of periods that have been read. */
export const timeZonesText = (periods: readonly ZonePeriod[]): string =>
  periods.map(({ fromDay, timeZone }) => `${fromDay} ${timeZone}`).join(', ');

/** The time zones of an account's days, the earliest first. */
export async function timeZonesOf(tx: Transaction, accountId: string): Promise<ZonePeriod[]> {
  return tx.query(
    `SELECT from_day::text AS "fromDay", time_zone AS "timeZone" FROM account_time_zones
     WHERE account_id = $1 ORDER BY from_day`,
    [accountId],
  );
}
