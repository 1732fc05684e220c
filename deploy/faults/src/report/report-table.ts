import type { RunReport } from './report.js';

/** The run in a few lines for people. */
export function reportTable(report: RunReport): string {
  const {
    seed,
    profile,
    seconds,
    faults,
    acknowledged,
    turnedAway,
    quietPerSecond,
    betweenPerSecond,
    checker,
    dashboard,
  } = report;
  const recoveries = faults.map(({ recoverySeconds }) => recoverySeconds ?? Infinity).sort((one, other) => one - other);
  const at = (share: number): string => (recoveries[Math.floor(share * (recoveries.length - 1))] ?? 0).toFixed(2);
  const share = quietPerSecond === 0 ? 0 : (100 * betweenPerSecond) / quietPerSecond;
  return [
    `seed ${seed}, ${profile}: ${faults.length} faults in ${seconds.toFixed(0)} s`,
    `orders        ${acknowledged} acknowledged, ${turnedAway} visitors turned away`,
    `recovery      half within ${at(0.5)} s, the slowest ${at(1)} s`,
    `goodput       ${betweenPerSecond.toFixed(1)}/s between faults, ${quietPerSecond.toFixed(1)}/s in quiet (${share.toFixed(0)} %)`,
    `checker       ${checker.status === 0 ? 'proven' : `ended with ${checker.status}: ${checker.refuted.join(', ')}`}, ${checker.orders} orders`,
    `dashboard     ${Object.entries(dashboard)
      .map(([metric, shown]) => `${metric} ${shown} of ${checker.sales?.[metric]}`)
      .join(', ')}`,
    ...(report.broken.length === 0 ? ['every promise held'] : report.broken.map((line) => `BROKEN: ${line}`)),
  ].join('\n');
}
