import { replay } from '@shopcast/event-log';
import { topics } from '@shopcast/contracts';
import type { AnalyticsTables } from './analytics-tables.js';
import type { RandomSession, TimedFact } from './random-session.js';
import { Screen } from './screen.js';
import { seeded } from './seeded.js';
import { type Aspect, type Difference, differenceIn } from './session-numbers.js';
import { smallestFailing } from './smallest-failing.js';
import { SqlOracle } from './sql-oracle.js';
import { UnrulyLog } from './unruly-log.js';

/** Something is told in the end, also on a busy machine. */
const FEWER_WITHIN_MS = 30_000;
const everyTopic = Object.values(topics).map(({ name }) => name);

/** What was folded before, and how far, is forgotten. */
const FORGET = `
  DO $$ BEGIN EXECUTE (
    SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ') FROM pg_tables
    WHERE schemaname = 'public'
      AND (tablename LIKE 'fold\\_%' OR tablename LIKE 'session%' OR tablename IN ('consumer_offsets', 'inbox', 'order_changes'))
      AND tablename <> 'fold_rules'
  ); END $$`;

/** A session that is shown wrongly. */
export interface WrongSession {
  readonly session: RandomSession;
  readonly atMs: number;
  readonly difference: Difference;
}

/** The facts that it takes to show a session wrongly, as few as there can be, in words. The tables are emptied for it. */
export async function explain({ session, atMs, difference }: WrongSession, tables: AnalyticsTables): Promise<string> {
  const isFrame = ({ fact }: TimedFact): boolean => fact.topic === topics.session.name;
  const frame = session.facts.filter(isFrame);
  const stories = [
    ...Map.groupBy(
      session.facts.filter((fact) => !isFrame(fact)),
      storyOf,
    ).values(),
  ];
  const tried = (some: readonly TimedFact[][]) =>
    fold({ ...session, facts: [...frame, ...some.flat()] }, atMs, difference.aspect, tables);
  const all = await tried(stories);
  if (!all)
    return `${inWords(difference)}\nOnly in company or after interruptions: alone, the session's ${session.facts.length} facts are shown rightly.`;
  const deadline = performance.now() + FEWER_WITHIN_MS;
  const stillWrong = async (some: readonly TimedFact[][]): Promise<boolean> =>
    performance.now() < deadline && (await tried(some)) !== undefined;
  const fewest = await smallestFailing(stories, stillWrong);
  const told = [...frame, ...fewest.flat()].sort((a, b) => a.timeMs - b.timeMs);
  return [inWords((await tried(fewest)) ?? all), ...told.map((fact) => lineOf(fact, session.startedAtMs))].join('\n');
}

/** Facts that make no sense without each other stay together. */
function storyOf({ id, fact }: TimedFact): string {
  const { stayId, commentId, orderId } = fact.data as { stayId?: string; commentId?: string; orderId?: string };
  return stayId ?? commentId ?? orderId ?? id;
}

/** Alone, and in peace. @returns undefined when it is shown rightly */
async function fold(
  session: RandomSession,
  atMs: number,
  aspect: Aspect,
  tables: AnalyticsTables,
): Promise<Difference | undefined> {
  await tables.owner.query(FORGET);
  const log = new UnrulyLog(session.facts, seeded(1), { duplicated: 0.1, spreadOver: 12 });
  const to = await log.endOffsets(everyTopic);
  await replay({ log, database: tables.database, consumers: tables.consumers(), from: 'beginning', to });
  const { final, ...shown } = await new Screen(tables).read(session.sessionId, atMs);
  const oracle = new SqlOracle(tables.owner);
  await oracle.remember(log.records);
  const expected = await oracle.judge([{ ...session, horizonMs: session.endedAtMs ?? atMs, final }]);
  return differenceIn(aspect, shown, expected.get(session.sessionId) as never);
}

const inWords = ({ aspect, shown, expected }: Difference): string =>
  `${aspect}: shown ${JSON.stringify(shown)}, but it is ${JSON.stringify(expected)}`;

function lineOf({ fact, timeMs }: TimedFact, startedAtMs: number): string {
  const { accountId: _account, sessionId: _session, ...data } = fact.data as Record<string, unknown>;
  return `${((timeMs - startedAtMs) / 1_000).toFixed(3).padStart(9)} s  ${fact.type} ${JSON.stringify(data)}`;
}
