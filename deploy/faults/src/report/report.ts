/** One fault with what came of it. */
export interface FaultReport {
  readonly fault: string;
  readonly kind: string;
  readonly target: string;
  /** Since the beginning of the run. */
  readonly atSeconds: number;
  /** From its beginning until it was over. */
  readonly seconds: number;
  /** Orders acknowledged meanwhile. */
  readonly ordersMeanwhile: number;
  /** From its end to the first order that was acknowledged; null: none came in time. */
  readonly recoverySeconds: number | null;
}

export interface CheckerVerdict {
  /** 0 proven, 1 refuted, 2 could not check. */
  readonly status: number | null;
  readonly refuted: readonly string[];
  readonly orders: number;
  /** What the session sold, counted from the orders. */
  readonly sales: Readonly<Record<string, number>> | undefined;
}

export interface RunReport {
  readonly seed: number;
  readonly profile: string;
  readonly seconds: number;
  readonly faults: readonly FaultReport[];
  readonly acknowledged: number;
  readonly turnedAway: number;
  /** Buyers answered a second, in the quiet stretch at the beginning: with an order, or with what there is too little of. */
  readonly quietPerSecond: number;
  /** The same outside the faults and their recoveries. */
  readonly betweenPerSecond: number;
  readonly checker: CheckerVerdict;
  /** What the dashboard shows of the same. */
  readonly dashboard: Readonly<Record<string, number | undefined>>;
  /** What was not as promised; empty is the only right answer. */
  readonly broken: readonly string[];
}

export interface Promised {
  /** Seconds from a fault’s end to the next order. */
  readonly recoversWithin: number;
  /** How much of the quiet goodput there is between the faults, at least; 0 to 1. */
  readonly goodput: number;
}

/** What was promised and did not hold. */
export function brokenPromises(
  report: Omit<RunReport, 'broken'>,
  { recoversWithin: recoversWithinSeconds, goodput }: Promised,
): string[] {
  const { faults, checker, dashboard, quietPerSecond, betweenPerSecond } = report;
  const slow = faults.filter(
    ({ recoverySeconds }) => recoverySeconds === null || recoverySeconds > recoversWithinSeconds,
  );
  const stood = faults.filter(
    ({ kind, target, seconds, ordersMeanwhile }) =>
      kind === 'outage' && target === 'kafka' && seconds >= 2 && ordersMeanwhile === 0,
  );
  const wrong = Object.entries(checker.sales ?? {}).filter(([metric, value]) => dashboard[metric] !== value);
  return [
    ...slow.map(
      ({ fault, recoverySeconds }) =>
        `no recovery within ${recoversWithinSeconds} s of ${fault}: ${recoverySeconds ?? 'never'}`,
    ),
    ...stood.map(({ fault }) => `no order was placed while Kafka was away: ${fault}`),
    ...(betweenPerSecond >= goodput * quietPerSecond
      ? []
      : [
          `${betweenPerSecond.toFixed(1)} buyers a second answered between faults, ${quietPerSecond.toFixed(1)} in quiet`,
        ]),
    ...(checker.status === 0 ? [] : [`the checker ended with ${checker.status}: ${checker.refuted.join(', ')}`]),
    ...(checker.sales === undefined ? ['the checker knows nothing of the session'] : []),
    ...wrong.map(([metric, value]) => `the dashboard shows ${metric} ${dashboard[metric]}, the orders say ${value}`),
  ];
}
