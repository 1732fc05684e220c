import { addCounts, type CountName, type Counts, noCounts } from './counts.js';

/** What became of the counts within one second of a session. */
export interface Moment {
  /** The end of the second, epoch ms: what is true of a second is what is true when it is over. */
  readonly atMs: number;
  readonly counts: Partial<Counts>;
}

export const SECOND_MS = 1_000;

/** The end of the second that an instant lies in; while the start of the session is not known, the instant itself. */
export const secondEndOf = (atMs: number, startedAtMs: number | null): number =>
  startedAtMs === null ? atMs : startedAtMs + Math.ceil((atMs - startedAtMs) / SECOND_MS) * SECOND_MS;

/** The same in one moment for each instant, in the order of time; what cancels itself out is left out. */
export function settledMoments(moments: Iterable<Moment>): Moment[] {
  const sums = new Map<number, Record<CountName, number>>();
  for (const { atMs, counts } of moments) {
    const sum = sums.get(atMs) ?? noCounts();
    addCounts(sum, counts);
    sums.set(atMs, sum);
  }
  return [...sums]
    .map(([atMs, sum]) => ({ atMs, counts: withoutZeros(sum) }))
    .filter(({ counts }) => Object.keys(counts).length > 0)
    .sort((a, b) => a.atMs - b.atMs);
}

/** All counts as they were at an instant. */
export function countsAt(moments: Iterable<Moment>, atMs: number): Counts {
  const counts = noCounts();
  for (const moment of moments) if (moment.atMs <= atMs) addCounts(counts, moment.counts);
  return counts;
}

const withoutZeros = (counts: Counts): Partial<Counts> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
