/** What came of folding while processes died. */
export interface FoldFaultsReport {
  readonly seed: number;
  readonly seconds: number;
  /** Records on the log, repetitions included. */
  readonly records: number;
  readonly sessions: number;
  readonly processKills: number;
  readonly postgresKills: number;
  /** Records that were handed to processes, as far as those lived to tell. */
  readonly recordsRead: number;
  /** Records that were handed to the fold beyond those on the log, as a share of these. */
  readonly readAgainShare: number;
  /** Partitions whose offset went back. */
  readonly wentBack: readonly string[];
  /** Numbers that are not what was told. */
  readonly wrong: readonly string[];
  /** Where folding again gives something else. */
  readonly differences: readonly string[];
  /** What was not as promised; empty is the only right answer. */
  readonly broken: readonly string[];
}

const NAMED = 5;

/** What was promised and did not hold. */
export function brokenFoldPromises(
  report: Omit<FoldFaultsReport, 'broken'>,
  { readAgain, postgresKills }: { readonly readAgain: number; readonly postgresKills: number },
): string[] {
  const { wrong, differences, wentBack, readAgainShare } = report;
  return [
    ...some('wrong number', wrong),
    ...some('difference when folded again', differences),
    ...some('offset that went back', wentBack),
    ...(readAgainShare <= readAgain ? [] : [`${(readAgainShare * 100).toFixed(0)} % of the log was read again`]),
    ...(report.recordsRead > 0 ? [] : ['no process has told what it read']),
    ...(report.processKills > 0 ? [] : ['no process was killed: there were too few events']),
    ...(report.postgresKills === postgresKills ? [] : [`Postgres was killed ${report.postgresKills} times only`]),
  ];
}

const some = (what: string, found: readonly string[]): string[] =>
  found.length === 0 ? [] : [`${found.length} × ${what}: ${found.slice(0, NAMED).join('; ')}`];
