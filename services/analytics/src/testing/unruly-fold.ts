import { topics } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { replay, type ReplayOptions } from '@shopcast/event-log';
import type { AnalyticsTables } from './analytics-tables.js';
import type { Seeded } from './seeded.js';
import { Interrupted, type UnrulyLog } from './unruly-log.js';

const RESTARTS = 4;
const everyTopic = Object.values(topics).map(({ name }) => name);

/** All connections but its own: what was under way on them is rolled back, or was committed without an answer. */
const CUT_CONNECTIONS = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()`;

const cutConnections = ({ database }: AnalyticsTables): void =>
  void database.query(asService, CUT_CONNECTIONS).catch(() => undefined);

type Share = NonNullable<ReplayOptions['share']>;

/**
 * Folds as badly as it may ever go: stopped at any record and begun again from what is committed, by consumers that
 * remember nothing, one or two of them; partitions change hands each time, and connections break in the middle.
 */
export async function foldUnrulily(
  log: UnrulyLog,
  tables: AnalyticsTables,
  chance: Seeded,
  meanwhile: () => Promise<void>,
): Promise<void> {
  const atMost = Math.ceil((2 * log.records.length) / RESTARTS);
  for (let restart = 0; restart <= RESTARTS; restart += 1) {
    const lasts = restart === RESTARTS ? Infinity : chance.between(1, atMost);
    const breaksAt = chance.between(1, Math.min(lasts, atMost));
    log.readers({ lasts, breaksAt, breaks: () => cutConnections(tables) });
    const members = membersOf(chance).map((share) => foldShare(log, tables, chance, share));
    await Promise.all([...members, meanwhile()]);
    await meanwhile();
  }
}

async function foldShare(log: UnrulyLog, tables: AnalyticsTables, chance: Seeded, share: Share): Promise<void> {
  const consumers = tables.consumers();
  // Any of them may be ahead of the others.
  if (chance.chance(0.7)) consumers.reverse();
  const to = await log.endOffsets(everyTopic);
  await replay({ log, database: tables.database, consumers, from: 'stored', to, share }).catch((error: unknown) => {
    if (!(error instanceof Interrupted)) throw error;
  });
}

/** Alone; or two, each with its own partitions; or, as while those change hands, with other topics of the same viewers. */
function membersOf(chance: Seeded): Share[] {
  const others = [topics.audience.name, topics.order.name] as readonly string[];
  const mine = new Set(Array.from({ length: 12 }, (_, partition) => partition).filter(() => chance.chance(0.5)));
  return chance.pick<Share[]>([
    [() => true],
    [({ partition }) => mine.has(partition), ({ partition }) => !mine.has(partition)],
    [({ topic }) => others.includes(topic), ({ topic }) => !others.includes(topic)],
  ]);
}
