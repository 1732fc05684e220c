import type { ReplayProgress } from '@shopcast/event-log';
import type { RefoldReport } from './refold.js';

export interface ReportOptions {
  readonly json: boolean;
}

const SHOW_EVERY_MS = 500;

/** One line that moves on while the log is being folded; nothing when the output is for machines. */
export function showProgress({ json }: ReportOptions): (progress: ReplayProgress) => void {
  let shownAtMs = 0;
  return ({ consumer, records, total }) => {
    if (json || (performance.now() - shownAtMs < SHOW_EVERY_MS && records < total)) return;
    shownAtMs = performance.now();
    const share = total === 0 ? 100 : Math.floor((100 * records) / total);
    const line = `${consumer} ${String(share).padStart(3)} %  ${records.toLocaleString('en')} of ${total.toLocaleString('en')}`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}\x1b[K${records < total ? '' : '\n'}` : `${line}\n`);
  };
}

/** Prints what came of it. @returns the exit status: 0 unless something differs */
export function report(result: RefoldReport, { json }: ReportOptions): number {
  const { records, seconds, recordsPerSecond, differences } = result;
  if (json)
    process.stdout.write(`${JSON.stringify({ ...result, equal: differences ? differences.length === 0 : null })}\n`);
  else {
    const summary = [
      `${records.toLocaleString('en')} records in ${seconds.toFixed(1)} s, ${recordsPerSecond.toLocaleString('en')} a second`,
      ...(differences === undefined
        ? []
        : differences.length === 0
          ? ['live and folded again are equal']
          : differences),
    ];
    process.stdout.write(`${summary.join('\n')}\n`);
  }
  return (differences ?? []).length === 0 ? 0 : 1;
}
