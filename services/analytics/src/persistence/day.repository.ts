import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@shopcast/database';
import { Calendar, dayAfter } from '@shopcast/kernel';
import type { SummedDay } from '../domain/account-days.js';
import { HIGHEST } from '../domain/session-days.js';
import { IS_PUBLISHED_FINALLY } from './measures.repository.js';
import { inSnapshot } from './snapshot.js';
import { timeZonesOf } from './time-zones.js';

/** Which days of an account; both ends are among them (YYYY-MM-DD). */
export interface DaysWanted {
  readonly accountId: string;
  readonly from: string;
  readonly to: string;
  /** Of the account as a whole, or of each of its brands. */
  readonly of: 'account' | 'brands';
}

/** Days as far as they are kept, and the sessions that add more to them than that. */
export interface KeptDays {
  readonly calendar: Calendar;
  readonly days: readonly SummedDay[];
  /** Live ones, and others that have changed since they were published. */
  readonly moving: readonly { readonly sessionId: string; readonly currency: string }[];
}

const OF_ACCOUNT = `s.account_id = $1 AND s.time_scale = 1`;

const SELECT_MOVING = `
  SELECT s.session_id AS "sessionId", s.currency FROM sessions s
  WHERE ${OF_ACCOUNT} AND s.started_at_ms < $2
    AND NOT EXISTS (SELECT FROM published_measures m WHERE m.session_id = s.session_id AND ${IS_PUBLISHED_FINALLY})
  ORDER BY s.session_id`;

/** Decimals, so that the sums are exact. */
const summed = (brandId: string, tables: string): string => `
  SELECT day::text AS day, currency, brand_id AS "brandId", jsonb_object_agg(metric, jsonb_build_object('n', n, 'd', d)) AS parts
  FROM (SELECT t.day, s.currency, ${brandId} AS brand_id, m.key AS metric,
               CASE m.key WHEN '${HIGHEST}' THEN max((m.value ->> 'n')::numeric) ELSE sum((m.value ->> 'n')::numeric) END AS n,
               sum((m.value ->> 'd')::numeric) AS d
        FROM ${tables} JOIN sessions s USING (session_id), jsonb_each(t.parts) m
        WHERE t.account_id = $1 AND ${OF_ACCOUNT} AND t.day BETWEEN $2 AND $3 AND t.session_id <> ALL($4::uuid[])
        GROUP BY t.day, s.currency, 3, m.key) AS of_metric
  GROUP BY day, currency, brand_id`;

const SELECT_DAYS: Readonly<Record<DaysWanted['of'], string>> = {
  account: summed('NULL::uuid', 'session_days t'),
  brands: summed(
    'b.brand_id',
    'session_product_days t JOIN listing_brands b ON b.listing_id = t.listing_id AND b.account_id = t.account_id',
  ),
};

/** Reads the days of accounts. On the service's behalf: whoever asks must have been let in to the account before. */
@Injectable()
export class DayRepository {
  constructor(private readonly database: Database) {}

  /** In one snapshot: a session is either kept or moving. */
  kept({ accountId, from, to, of }: DaysWanted): Promise<KeptDays> {
    return inSnapshot(this.database, async (tx) => {
      const calendar = new Calendar(await timeZonesOf(tx, accountId));
      const moving = (await tx.query(SELECT_MOVING, [accountId, calendar.startOf(dayAfter(to))])) as KeptDays['moving'];
      const ids = moving.map(({ sessionId }) => sessionId);
      const days = (await tx.query(SELECT_DAYS[of], [accountId, from, to, ids])) as SummedDay[];
      return { calendar, days, moving };
    });
  }

  calendarOf(accountId: string): Promise<Calendar> {
    return inSnapshot(this.database, async (tx) => new Calendar(await timeZonesOf(tx, accountId)));
  }

  /** Of which brands listings of an account are, as far as it has been told. */
  async brandsOf(accountId: string, listingIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await inSnapshot(this.database, (tx) => selectBrands(tx, accountId, listingIds));
    return new Map(rows.map(({ listing_id, brand_id }) => [listing_id, brand_id]));
  }
}

const selectBrands = (
  tx: Transaction,
  accountId: string,
  listingIds: readonly string[],
): Promise<{ listing_id: string; brand_id: string }[]> =>
  tx.query(`SELECT listing_id, brand_id FROM listing_brands WHERE account_id = $1 AND listing_id = ANY($2::uuid[])`, [
    accountId,
    listingIds,
  ]);
