import { Database, openDataSource, type Transaction } from '@shopcast/database';
import { type EndOffsets, type EventLog, replay, type ReplayProgress } from '@shopcast/event-log';
import { topics } from '@shopcast/contracts';
import { type AnalyticsConfig, stayRulesIn } from '../analytics.config.js';
import { analyticsDatabase } from '../persistence/analytics-database.js';
import { keepFoldRules } from '../persistence/fold-rules.js';
import { type LiveOffset, openRefoldSchema, SELECT_LIVE_OFFSETS } from '../persistence/refold-schema.js';
import { inSnapshot } from '../persistence/snapshot.js';
import { compareFolds, type Difference } from './compare.js';
import { foldConsumerNames, foldConsumers } from './fold-consumers.js';

export interface RefoldOptions {
  readonly config: AnalyticsConfig;
  readonly log: Pick<EventLog, 'scan' | 'endOffsets'>;
  /** Compare what comes out with the live tables at the very offsets that they have reached. */
  readonly verify: boolean;
  readonly onProgress?: (progress: ReplayProgress) => void;
  /** Looks at the tables when all is folded, before they are dropped. */
  readonly whenFolded?: (database: Database) => Promise<void>;
}

export interface RefoldReport {
  /** Records read from the log, up to its present end. */
  readonly records: number;
  readonly seconds: number;
  readonly recordsPerSecond: number;
  /** Empty: everything is the same. undefined: nothing was compared. */
  readonly differences: readonly Difference[] | undefined;
}

const foldTopics = [
  topics.account,
  topics.session,
  topics.shelf,
  topics.promotion,
  topics.listing,
  topics.audience,
  topics.interaction,
  topics.shop,
  topics.order,
].map(({ name }): string => name);

/**
 * Folds the log again from its beginning into tables of its own, with the code that folds it live. The live system may
 * run meanwhile or be stopped: what is compared is always the same facts on both sides.
 */
export async function refold({ config, log, verify, onProgress, whenFolded }: RefoldOptions): Promise<RefoldReport> {
  const schema = await openRefoldSchema(config);
  const consumers = foldConsumers(schema.database, config);
  const begunMs = performance.now();
  let same = true;
  try {
    const ends = await log.endOffsets(foldTopics);
    let folded: EndOffsets = new Map();
    const foldTo = async (to: EndOffsets): Promise<void> => {
      const from = folded.size === 0 ? 'beginning' : 'stored';
      await replay({ log, database: schema.database, consumers, from, to, ...(onProgress ? { onProgress } : {}) });
      folded = to;
    };
    const differences = verify ? await foldAndCompare(config, schema.database, foldTo) : undefined;
    await foldTo(furthest(ends, folded));

    same = (differences ?? []).length === 0;
    const records = sum(folded);
    const seconds = (performance.now() - begunMs) / 1000;
    await whenFolded?.(schema.database);
    return { records, seconds, recordsPerSecond: Math.round(records / seconds), differences };
  } finally {
    // Tables that differ stay, so that somebody can look at them.
    await (same ? schema.drop() : schema.close());
  }
}

/** Folds to where the live tables are, catches up with them in a snapshot, and compares there. */
async function foldAndCompare(
  config: AnalyticsConfig,
  again: Database,
  foldTo: (to: EndOffsets) => Promise<void>,
): Promise<Difference[]> {
  const liveDatabase = new Database(await openDataSource({ ...analyticsDatabase(config), poolSize: 2 }));
  try {
    await keepFoldRules(liveDatabase, stayRulesIn(config));
    // Most of the way first, so that the snapshot need not be held open for long.
    await foldTo(await inSnapshot(liveDatabase, liveOffsets));
    return await inSnapshot(liveDatabase, async (liveTx) => {
      await foldTo(await liveOffsets(liveTx));
      return inSnapshot(again, (againTx) => compareFolds(liveTx, againTx, stayRulesIn(config)));
    });
  } finally {
    await liveDatabase.dataSource.destroy();
  }
}

async function liveOffsets(tx: Transaction): Promise<EndOffsets> {
  const rows = (await tx.query(SELECT_LIVE_OFFSETS, [foldConsumerNames])) as LiveOffset[];
  const offsets = new Map(foldTopics.map((topic): [string, number[]] => [topic, []]));
  for (const { topic, partition, next_offset } of rows) {
    const reached = offsets.get(topic);
    if (reached) reached[partition] = next_offset;
  }
  return new Map([...offsets].map(([topic, reached]) => [topic, Array.from(reached, (offset = 0) => offset)]));
}

const furthest = (a: EndOffsets, b: EndOffsets): EndOffsets =>
  new Map(
    [...a].map(([topic, ends]) => [topic, ends.map((end, partition) => Math.max(end, b.get(topic)?.[partition] ?? 0))]),
  );

const sum = (offsets: EndOffsets): number => [...offsets.values()].flat().reduce((total, offset) => total + offset, 0);
