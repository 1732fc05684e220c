import { refold } from '@shopcast/analytics';
import { medians } from '../load/median.js';
import { progress } from '../progress.js';
import { treeCpuSeconds } from '../tree-cpu.js';
import { bareRead } from './bare-read.js';
import { type FilledLog, FoldStage } from './fold-stage.js';
import { kafkaFigures } from './kafka-figures.js';
import { type Pace, share } from './pace.js';
import { type StateSize, stateSize } from './state-size.js';

export interface FoldOptions {
  /** How often everything is measured; the figures are the medians. */
  readonly runs: number;
  /** Also from a real Kafka, which needs Java. */
  readonly kafka: boolean;
}

type Figures = Record<string, number>;

const SESSIONS = 4;
const VIEWERS = 6_000;
const SPREAD = Array.from({ length: SESSIONS }, () => VIEWERS);
/** All but a few in one session. */
const SKEWED = [
  SESSIONS * VIEWERS * 0.99,
  ...Array.from({ length: SESSIONS - 1 }, () => (SESSIONS * VIEWERS * 0.01) / 3),
];

/**
 * Facts folded per second by one process: state, the memory of event ids and offsets are committed with every batch. In
 * the same run loops that only read and parse the same records, so that the ratio says what the fold costs here.
 */
export async function benchFold({ runs, kafka }: FoldOptions): Promise<Figures> {
  const stage = await FoldStage.open();
  try {
    progress('filling two logs');
    const spread = await stage.fill(
      'spread',
      Array.from({ length: SESSIONS }, () => VIEWERS),
    );
    const skewed = await stage.fill('skewed', SKEWED);
    const ofKafka = kafka ? await stage.fillKafka(SPREAD) : undefined;

    const measured: Figures[] = [];
    for (let run = 1; run <= runs; run += 1) {
      progress(`run ${run} of ${runs}`);
      measured.push({ ...(await measure(spread, skewed)), ...(ofKafka ? await kafkaFigures(ofKafka) : {}) });
    }
    return { facts: spread.facts, ...medians(measured) };
  } finally {
    await stage.close();
  }
}

async function measure(spread: FilledLog, skewed: FilledLog): Promise<Figures> {
  const bareReadPerSecond = await bareRead(spread.log);
  const folded = await fold(spread);
  const ofSkewed = await fold(skewed);
  return {
    foldedPerSecond: folded.perSecond,
    // Both sides of the wire: this process and Postgres.
    foldedPerCpuSecond: folded.perCpuSecond,
    bareReadPerSecond,
    shareOfBareRead: share(folded.perSecond, bareReadPerSecond),
    skewedShareOfSpread: share(ofSkewed.perSecond, folded.perSecond),
    skewedCpuShareOfSpread: share(ofSkewed.perCpuSecond, folded.perCpuSecond),
    bytesPerViewer: Math.round(folded.storyBytes / (SESSIONS * VIEWERS)),
    sumsBytesPerSession: Math.round(folded.sumsBytes / SESSIONS),
    sealedSumsBytesPerSession: Math.round(folded.sealedSumsBytes / SESSIONS),
  };
}

type Folded = Pace & StateSize;

async function fold({ log, config, facts }: FilledLog): Promise<Folded> {
  const cpuSecondsBefore = treeCpuSeconds(process.pid);
  let cpuSeconds = 0;
  let size: StateSize | undefined;
  const { records, recordsPerSecond } = await refold({
    config,
    log,
    verify: false,
    whenFolded: async (database) => {
      cpuSeconds = treeCpuSeconds(process.pid) - cpuSecondsBefore;
      size = await stateSize(database);
    },
  });
  if (records !== facts || !size) throw new Error(`${facts} facts are on the log, and ${records} were folded`);
  return { perSecond: recordsPerSecond, perCpuSecond: Math.round(records / cpuSeconds), ...size };
}
