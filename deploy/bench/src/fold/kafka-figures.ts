import { refold } from '@shopcast/analytics';
import { topics } from '@shopcast/contracts';
import { bareKafka } from './bare-kafka.js';
import type { FilledLog } from './fold-stage.js';
import { type Pace, share, startPace } from './pace.js';

const FOLD = 'analytics.session-fold';
const folded = [topics.audience, topics.interaction, topics.shop, topics.order].map(({ name }) => name);

/** The fold from Kafka, by one process, beside a kafkajs loop that only parses the same records. */
export async function kafkaFigures(log: FilledLog & { readonly brokers: string }): Promise<Record<string, number>> {
  const records = await countIn(log);
  const bare = await bareKafka(log.brokers, folded, records);
  const fold = await foldedFrom(log);
  return {
    kafkaFoldedPerSecond: fold.perSecond,
    bareKafkaPerSecond: bare.perSecond,
    kafkaShareOfBare: share(fold.perSecond, bare.perSecond),
    // Of this process alone: what a core can do when Postgres and Kafka have others.
    kafkaFoldedPerCpuSecond: fold.perCpuSecond,
    kafkaCpuShareOfBare: share(fold.perCpuSecond, bare.perCpuSecond),
  };
}

async function countIn({ log }: FilledLog): Promise<number> {
  const ends = await log.endOffsets(folded);
  return [...ends.values()].flat().reduce((sum, end) => sum + end, 0);
}

/** From the first batch to the last: joining a group, twice, is not part of folding. */
async function foldedFrom({ log, config }: FilledLog): Promise<Pace> {
  let [first, last] = [0, 0];
  let begun = startPace();
  let pace = begun(1);
  await refold({
    config,
    log,
    verify: false,
    onProgress: ({ consumer, records }) => {
      if (consumer !== FOLD) return;
      if (first === 0) [first, begun] = [records, startPace()];
      last = records;
      pace = begun(last - first);
    },
  });
  return pace;
}
