import type { KnownCase } from './cases/known-cases.js';
import type { CrowdCommand } from './command-line.js';
import { consoleProgress } from './report/console-progress.js';
import { saleCounts, showCounts } from './report/counts.js';
import { figureTable } from './report/figure-table.js';
import { reportJson } from './report/report-json.js';
import type { RunReport } from './report/run-report.js';
import { saleTable } from './report/sale-table.js';
import type { Progress } from './run/progress.js';
import { runCase } from './run/run-case.js';
import { ImpossibleCase } from './run/run.errors.js';
import { runSale } from './run/sale/run-sale.js';
import type { Tally } from './run/tally.js';

/** How a run ended, for people and for programs. */
export interface Played {
  readonly equal: boolean;
  readonly table: string;
  readonly json: string;
}

/** Plays a case of either kind, and shows on the way where it stands. @throws RunFailed */
export async function playCase(
  known: KnownCase,
  command: Omit<CrowdCommand, 'case' | 'json' | 'list'>,
): Promise<Played> {
  if (known.kind === 'sale') {
    const report = await shown(saleCounts, (onProgress) => runSale({ ...command, case: known, onProgress }));
    return played(report, saleTable(report));
  }
  if (command.units !== undefined || command.attempts !== undefined)
    throw new ImpossibleCase(`${known.id} is a show, and no sale: it has no --units and --attempts.`);
  const report = await shown(showCounts, (onProgress) => runCase({ ...command, case: known, onProgress }));
  return played(report, figureTable(report));
}

const played = (report: RunReport, table: string): Played => ({
  equal: report.equal,
  table,
  json: reportJson(report),
});

async function shown<T extends Tally, Report>(
  countsOf: (progress: Progress<T>) => string,
  run: (onProgress: (progress: Progress<T>) => void) => Promise<Report>,
): Promise<Report> {
  const progress = consoleProgress(process.stderr, countsOf);
  return run((at) => progress.show(at)).finally(() => progress.end());
}
