import { accountIn, type Database, type Scope } from '@shopcast/database';
import { DAY_COLUMNS, OF_SESSIONS } from '../../persistence/day-views.js';
import { type Cell, type ColumnType, columnsFrom, type Row, type TableOfDays } from './exported-table.js';

interface StoredDays {
  readonly name: string;
  readonly meaning: string;
  /** The columns that say whose day it is, behind the account. */
  readonly of: Readonly<Record<string, ColumnType>>;
  readonly parts: 'session_days' | 'session_product_days';
  /** Selects of parts `t` of the account `$1`, in the month that begins with `$2`, of the session `$3` or of all. */
  readonly sql: string;
}

const summed = { day: 'day', currency: 'text', metric: 'text', n: 'number', d: 'number', value: 'number' } as const;

const FROM = `sessions s, published_measures p, jsonb_each(t.parts) m`;
const ASKED = `t.account_id = $1 AND t.day >= $2::date AND t.day < $2::date + interval '1 month'
  AND ($3::uuid IS NULL OR t.session_id = $3) ${OF_SESSIONS}`;

/** The same as the views that SQL readers see. */
const stored: readonly StoredDays[] = [
  {
    name: 'account_days',
    meaning: 'Every metric of each day of an account, in its time zone, as far as its sessions are published',
    of: {},
    parts: 'session_days',
    sql: `SELECT ${DAY_COLUMNS} FROM session_days t, ${FROM} WHERE ${ASKED}
          GROUP BY t.day, s.currency, m.key ORDER BY t.day, s.currency, m.key`,
  },
  {
    name: 'brand_days',
    meaning: 'The same of each of its brands, of sessions that are over',
    of: { brand_id: 'text' },
    parts: 'session_product_days',
    sql: `SELECT b.brand_id, ${DAY_COLUMNS} FROM session_product_days t, listing_brands b, ${FROM} WHERE ${ASKED}
          AND b.listing_id = t.listing_id AND b.account_id = t.account_id
          GROUP BY b.brand_id, t.day, s.currency, m.key ORDER BY t.day, b.brand_id, s.currency, m.key`,
  },
];

/** Days of accounts and brands, a month of an account at a time. Row-level security shows callers their own only. */
export const dayTables = (database: Database): readonly TableOfDays[] =>
  stored.map((table) => {
    const columns = { account_id: 'text', ...table.of, ...summed, final: 'boolean' } as const;
    return {
      name: table.name,
      meaning: table.meaning,
      columns: columnsFrom(columns),
      daysOf: (scope, sessionId) => rowsOf(database, table, { columns: Object.keys(columns), scope, sessionId }),
    };
  });

interface Wanted {
  readonly columns: readonly string[];
  readonly scope: Scope;
  readonly sessionId: string | undefined;
}

async function* rowsOf(
  database: Database,
  { parts, sql }: StoredDays,
  { columns, scope, sessionId }: Wanted,
): AsyncGenerator<readonly Row[]> {
  const months = await database.query<{ account_id: string; month: string }>(
    scope,
    `SELECT DISTINCT account_id, date_trunc('month', day)::date::text AS month FROM ${parts}
     WHERE ($1::uuid IS NULL OR account_id = $1) AND ($2::uuid IS NULL OR session_id = $2) ORDER BY 1, 2`,
    [accountIn(scope), sessionId ?? null],
  );
  for (const { account_id, month } of months) {
    // As JSON a day is its text, and not an instant in the time zone of this process.
    const rows = await database.query<{ said: Readonly<Record<string, Cell>> }>(
      scope,
      `SELECT to_jsonb(r) AS said FROM (${sql}) r`,
      [account_id, month, sessionId ?? null],
    );
    yield rows.map(({ said }) => columns.map((column) => ({ account_id, ...said })[column] ?? null));
  }
}
