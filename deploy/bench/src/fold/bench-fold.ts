import { refold } from '@shopcast/analytics';
import { medians } from '../load/median.js';
import { progress } from '../progress.js';
import { treeCpuSeconds } from '../tree-cpu.js';
import { bareRead } from './bare-read.js';
import { type FilledLog, FoldStage } from './fold-stage.js';

export interface FoldOptions {
  /** How often everything is measured; the figures are the medians. */
  readonly runs: number;
}

type Figures = Record<string, number>;

const SESSIONS = 4;
const VIEWERS = 6_000;
/** All but a few in one session. */
const SKEWED = [
  SESSIONS * VIEWERS * 0.99,
  ...Array.from({ length: SESSIONS - 1 }, () => (SESSIONS * VIEWERS * 0.01) / 3),
];

/**
 * Facts folded per second by one process: state, the memory of event ids and offsets are committed with every batch. In
 * the same run loops that only read and parse the same records, so that the ratio says what the fold costs here.
 */
export async function benchFold({ runs }: FoldOptions): Promise<Figures> {
  const stage = await FoldStage.open();
  try {
    progress('filling two logs');
    const spread = await stage.fill(
      'spread',
      Array.from({ length: SESSIONS }, () => VIEWERS),
    );
    const skewed = await stage.fill('skewed', SKEWED);

    const measured: Figures[] = [];
    for (let run = 1; run <= runs; run += 1) {
      progress(`run ${run} of ${runs}`);
      measured.push(await measure(spread, skewed));
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
    skewedPerSecond: ofSkewed.perSecond,
    skewedShareOfSpread: share(ofSkewed.perSecond, folded.perSecond),
    skewedCpuShareOfSpread: share(ofSkewed.perCpuSecond, folded.perCpuSecond),
  };
}

async function fold({ log, config, facts }: FilledLog): Promise<{ perSecond: number; perCpuSecond: number }> {
  const cpuSecondsBefore = treeCpuSeconds(process.pid);
  const { records, recordsPerSecond } = await refold({ config, log, verify: false });
  const cpuSeconds = treeCpuSeconds(process.pid) - cpuSecondsBefore;
  if (records !== facts) throw new Error(`${facts} facts are on the log, and ${records} were folded`);
  return { perSecond: recordsPerSecond, perCpuSecond: Math.round(records / cpuSeconds) };
}

const share = (part: number, whole: number): number => Number((part / whole).toFixed(3));
