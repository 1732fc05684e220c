import type { Installation } from '@shopcast/installation';

/** More than this was said in any run of the case: a refold that found less has not read the log. */
const FEWEST_RECORDS = 50_000;

/**
 * What differs when the whole log of a running installation is folded again; nothing, if live is replayed.
 * @throws when the refold could not be finished, or read less than a whole case
 */
export async function refoldDifferences(installation: Installation): Promise<readonly unknown[]> {
  const { status, stdout } = await installation.refold();
  const report = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { records: number; differences: unknown[] };
  if (report.records <= FEWEST_RECORDS) throw new Error(`only ${report.records} records were folded again`);
  if (status !== 0 && report.differences.length === 0) throw new Error(`the refold ended with status ${status}`);
  return report.differences;
}
