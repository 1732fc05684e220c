import type { ArchiveComparison, ArchiveReport } from '@shopcast/archive';

interface ReportOptions {
  readonly json: boolean;
}

const SHOW_EVERY_MS = 500;

/** One line that moves on while records are archived or compared; nothing when the output is for machines. */
export function showProgress({ json }: ReportOptions): (progress: { records: number; total: number }) => void {
  let shownAtMs = 0;
  return ({ records, total }) => {
    if (json || (performance.now() - shownAtMs < SHOW_EVERY_MS && records < total)) return;
    shownAtMs = performance.now();
    const line = `${String(Math.floor((100 * records) / total)).padStart(3)} %  ${inWords(records)} of ${inWords(total)}`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}\x1b[K${records < total ? '' : '\n'}` : `${line}\n`);
  };
}

/** @returns the exit status */
export function tellArchived(report: ArchiveReport, path: string, { json }: ReportOptions): number {
  const { records, missing, seconds } = report;
  const lost = missing === 0 ? '' : `; ${inWords(missing)} had left the log before they were archived`;
  tell(
    json,
    { ...report, path },
    `${inWords(records)} records archived into ${path} in ${seconds.toFixed(1)} s${lost}`,
  );
  return 0;
}

/** @returns the exit status: 1 when something differs */
export function tellCompared(comparison: ArchiveComparison, { json }: ReportOptions): number {
  const { records, differences } = comparison;
  const equal = differences.length === 0;
  const lines = equal ? [`archive and log are equal: ${inWords(records)} records`] : differences;
  tell(json, { ...comparison, equal }, lines.join('\n'));
  return equal ? 0 : 1;
}

const inWords = (count: number): string => count.toLocaleString('en');

const tell = (json: boolean, result: object, text: string): void =>
  void process.stdout.write(`${json ? JSON.stringify(result) : text}\n`);
