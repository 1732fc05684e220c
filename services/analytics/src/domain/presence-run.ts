/** How the number of viewers present changed within one minute, put together from all partitions. */
export interface PresenceRun {
  /** Instants at which it changed, ascending; milliseconds since the session started (before it: negative). */
  readonly instants: readonly number[];
  /** By how much, at each of them; never 0. */
  readonly deltas: readonly number[];
  /** Sum of all deltas. */
  readonly net: number;
  /** The highest sum of deltas reached at an instant, relative to the number present before; null without changes. */
  readonly crest: number | null;
  /** Σ delta × instant; with `net` it gives the watch time up to any later instant. */
  readonly moment: number;
}

/** @param changes flat: instant, delta …; any order, repeated instants allowed */
export function presenceRun(changes: readonly number[]): PresenceRun {
  const byInstant = new Map<number, number>();
  for (let i = 0; i < changes.length; i += 2) {
    const at = changes[i] as number;
    byInstant.set(at, (byInstant.get(at) ?? 0) + (changes[i + 1] as number));
  }
  const instants = [...byInstant.keys()].filter((at) => byInstant.get(at) !== 0).sort((a, b) => a - b);
  const deltas = instants.map((at) => byInstant.get(at) as number);

  let [net, moment, crest] = [0, 0, -Infinity];
  deltas.forEach((delta, i) => {
    net += delta;
    moment += delta * (instants[i] as number);
    crest = Math.max(crest, net);
  });
  return { instants, deltas, net, moment, crest: crest === -Infinity ? null : crest };
}

/** The part of a run up to and including an instant. */
export function runUpTo(run: PresenceRun, instant: number): PresenceRun {
  if ((run.instants.at(-1) ?? -Infinity) <= instant) return run;
  return presenceRun(run.instants.flatMap((at, i) => (at <= instant ? [at, run.deltas[i] as number] : [])));
}
