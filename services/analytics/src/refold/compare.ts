import { inspect } from 'node:util';
import type { Transaction } from '@shopcast/database';
import { countNames } from '../domain/counts.js';
import { liveClockOf } from '../domain/live-clock.js';
import { measure } from '../domain/measure.js';
import { secondEndOf, settledMoments } from '../domain/moments.js';
import type { ProductChange } from '../domain/product-changes.js';
import { SEEN_BYTES } from '../domain/seen-facts.js';
import { reachOf } from '../domain/reach.js';
import { type LedgerMinute, SessionLedger } from '../domain/session-ledger.js';
import { settledProducts } from '../domain/settled-products.js';
import { settledVisits } from '../domain/settled-visits.js';
import type { StayRules } from '../domain/staying.js';
import { sourceCountNames } from '../domain/traffic-sources.js';
import { dayOfMinute } from '../figures/days-of-figures.js';
import { readLedger } from '../persistence/ledger.repository.js';
import { readMoments } from '../persistence/moment.repository.js';
import { readProducts } from '../persistence/product.repository.js';
import { unpackStory } from '../persistence/packed-story.js';
import { rowsOf, type TableRow } from '../persistence/table-rows.js';
import { readVisits } from '../persistence/visit.repository.js';
import { misstatedVersions, versionTexts } from './compare-versions.js';

/** What is not the same, e.g. `fold_viewer 5f…e1 wx-17: live (…), again (…)`. */
export type Difference = string;

/** More are not told: the first ones show what went wrong. */
const MAX_DIFFERENCES = 20;

/** What a minute holds beside its counts. */
const runNames = ['presence', 'longStays', 'staying'] as const satisfies readonly (keyof LedgerMinute)[];

/** Rows that must be the same, whatever the order in which the facts came. Buckets are compared as minutes, below. */
const tables: Readonly<Record<string, string>> = {
  sessions: `
    SELECT session_id::text AS key, s::text AS value FROM sessions s ORDER BY session_id`,
  session_marks: `
    SELECT mark_id::text AS key, m::text AS value FROM session_marks m ORDER BY mark_id`,
  listing_titles: `
    SELECT listing_id::text AS key, l::text AS value FROM listing_titles l ORDER BY listing_id`,
  account_time_zones: `
    SELECT concat_ws(' ', account_id, from_day) AS key, time_zone AS value
    FROM account_time_zones ORDER BY account_id, from_day`,
  listing_brands: `
    SELECT listing_id::text AS key, concat_ws(' ', account_id, brand_id) AS value
    FROM listing_brands ORDER BY listing_id`,
  fold_partition: `
    SELECT session_id || ' ' || lpad(partition::text, 5, '0') AS key, facts || ' facts of ' || account_id AS value
    FROM fold_partition ORDER BY session_id, partition`,
  // Of what became of orders before the end, nothing is kept once a session is sealed.
  order_changes: `
    SELECT concat_ws(' ', o.session_id, o.change_id) AS key,
           concat_ws(' ', o.account_id, o.order_id, o.kind, o.at_ms, o.amount_minor, o.net_gmv_minor) AS value
    FROM order_changes o JOIN sessions s USING (session_id) WHERE o.at_ms > s.ended_at_ms
    ORDER BY o.session_id, o.change_id`,
  // A source to which somebody belonged until more was known has a row of zeros.
  fold_source: `
    SELECT concat_ws(' ', session_id, lpad(partition::text, 5, '0'), channel, detail) AS key,
           concat_ws(' ', ${sourceCountNames.join(', ')}) AS value
    FROM fold_source WHERE (${sourceCountNames.join(', ')}) <> (${sourceCountNames.map(() => '0').join(', ')})
    ORDER BY concat_ws(' ', session_id, lpad(partition::text, 5, '0'), channel, detail) COLLATE "C"`,
  // Facts are remembered in the order in which they came, which may be another one.
  fold_viewer: `
    SELECT session_id || ' ' || viewer_id AS key,
           concat_ws(' ', partition, encode(story, 'hex'), (
             SELECT string_agg(encode(substring(seen FROM ${SEEN_BYTES} * i + 1 FOR ${SEEN_BYTES}), 'hex'), ',' ORDER BY
                               substring(seen FROM ${SEEN_BYTES} * i + 1 FOR ${SEEN_BYTES}))
             FROM generate_series(0, length(seen) / ${SEEN_BYTES} - 1) AS i)) AS value
    FROM fold_viewer v ORDER BY session_id, viewer_id`,
};

/** Compares all that was folded; the two sides must have folded exactly the same facts. */
export async function compareFolds(live: Transaction, again: Transaction, rules: StayRules): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const [table, select] of Object.entries(tables)) {
    for await (const difference of rowDifferences(
      table,
      rowsOf(live, 'live', select),
      rowsOf(again, 'again', select),
    )) {
      differences.push(difference);
      if (differences.length >= MAX_DIFFERENCES) return differences;
    }
  }
  for await (const { key: sessionId } of rowsOf(live, 'ids', tables['sessions'] ?? '')) {
    differences.push(...(await sessionDifferences(sessionId, [live, again], rules)));
    differences.push(...(await misstatedVersions(live, sessionId, rules)));
    if (differences.length >= MAX_DIFFERENCES) break;
  }
  return differences.slice(0, MAX_DIFFERENCES);
}

async function* rowDifferences(
  table: string,
  live: AsyncGenerator<TableRow>,
  again: AsyncGenerator<TableRow>,
): AsyncGenerator<Difference> {
  const next = async (rows: AsyncGenerator<TableRow>): Promise<TableRow | undefined> =>
    ((await rows.next()) as IteratorResult<TableRow, undefined>).value;
  let [a, b] = [await next(live), await next(again)];
  while (a || b) {
    const isMissing = a !== undefined && (b === undefined || a.key < b.key);
    const isTooMuch = b !== undefined && (a === undefined || b.key < a.key);
    if (isMissing) yield `${table} ${a?.key}: live ${shown(table, a)}, again nothing`;
    else if (isTooMuch) yield `${table} ${b?.key}: live nothing, again ${shown(table, b)}`;
    else if (a?.value !== b?.value) yield `${table} ${a?.key}: live ${shown(table, a)}, again ${shown(table, b)}`;
    if (!isTooMuch) a = await next(live);
    if (!isMissing) b = await next(again);
  }
}

/** A row as people can read it. */
function shown(table: string, row: TableRow | undefined): string {
  if (table !== 'fold_viewer' || !row) return row?.value ?? 'nothing';
  const [partition, story = '', seen] = row.value.split(' ');
  return `${inspect(unpackStory(Buffer.from(story, 'hex')), { breakLength: Infinity })} in ${partition}, told ${seen}`;
}

async function sessionDifferences(
  sessionId: string,
  [live, again]: readonly [Transaction, Transaction],
  rules: StayRules,
): Promise<Difference[]> {
  const [a, b] = [await valuesOf(live, sessionId, rules), await valuesOf(again, sessionId, rules)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((name) => a.get(name) !== b.get(name))
    .map((name) => `${sessionId} ${name}: live ${a.get(name) ?? 'nothing'}, again ${b.get(name) ?? 'nothing'}`);
}

const changeAsText = ({ what, atMs, sinceMs, beforeMs, amount }: ProductChange): string =>
  `${amount} ${what} at ${atMs} since ${sinceMs} before ${beforeMs}`;

/** Every minute and every value of a session by name, as text. */
async function valuesOf(tx: Transaction, sessionId: string, rules: StayRules): Promise<Map<string, string>> {
  const values = new Map<string, string>();
  const changes = await readLedger(tx, sessionId);
  for (const [listingId, product] of settledProducts(await readProducts(tx, sessionId)))
    values.set(`product ${listingId}`, product.map(changeAsText).join(', '));
  const visits = settledVisits(await readVisits(tx, sessionId));
  for (const { enteredMs, leftMs, delta } of visits) values.set(`visit from ${enteredMs} to ${leftMs}`, String(delta));
  const startedAtMs = changes?.session.startedAtMs ?? null;
  if (!changes || startedAtMs === null) return values;

  // Where the start was not known yet, a moment is told by its instant.
  const moments = [...(await readMoments(tx, sessionId))].map((moment) => ({
    ...moment,
    atMs: secondEndOf(moment.atMs, startedAtMs),
  }));
  for (const { atMs, counts } of settledMoments(moments)) values.set(`moment ${atMs}`, JSON.stringify(counts));

  const ledger = new SessionLedger(startedAtMs, rules);
  ledger.put(changes.buckets);
  const minutes = ledger.minutes();
  for (const happened of minutes) {
    const { minute, counts } = happened;
    for (const name of countNames) if (counts[name] !== 0) values.set(`minute ${minute} ${name}`, String(counts[name]));
    for (const name of runNames) {
      const { instants, deltas } = happened[name];
      if (instants.length === 0) continue;
      values.set(`minute ${minute} ${name}`, instants.map((at, i) => `${at}:${deltas[i]}`).join(' '));
    }
  }
  // A live session is measured as of its last change: any moment will do, if it is the same on both sides.
  const lastMs = startedAtMs + Math.max(0, ...minutes.map(({ presence }) => presence.instants.at(-1) ?? 0));
  const clock = liveClockOf(changes.marks, startedAtMs);
  const reach = reachOf({ ...changes.session, timeScale: 1 }, lastMs, 0, { settledMs: 0, openStaysMs: 0 });
  const measured = measure(minutes, { reach, clock, rules });
  for (const [id, value] of Object.entries(measured.session)) values.set(id, JSON.stringify(value));
  for (const { day, parts } of measured.days(dayOfMinute(changes))) values.set(`day ${day}`, JSON.stringify(parts));
  for (const [name, text] of await versionTexts(tx, changes, rules)) values.set(name, text);
  return values;
}
