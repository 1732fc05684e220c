/** Epoch milliseconds, flat: start, end, start, end …; sorted, and neither overlapping nor touching. */
export type Intervals = readonly number[];

/**
 * A viewer's stays in one session, as a function of the facts and not of their order: a leave may be folded before its
 * enter, stays may overlap, and a stay may be reported over long after the next one began.
 */
export interface Stays {
  /** Stays not yet over, with the time of their enter. */
  readonly open: ReadonlyMap<string, number>;
  /** Leaves whose enter has not been folded yet. */
  readonly earlyLeaves: ReadonlyMap<string, number>;
  /** When the viewer was present, from the stays that are over. */
  readonly watched: Intervals;
}

/** A stay is a long one when it exceeds this. */
export const LONG_STAY_MS = 60_000;

const none: ReadonlyMap<string, number> = new Map();
export const noStays: Stays = { open: none, earlyLeaves: none, watched: [] };

export function beginStay(stays: Stays, stayId: string, enteredMs: number): Stays {
  const leftMs = stays.earlyLeaves.get(stayId);
  if (leftMs === undefined) return { ...stays, open: withStay(stays.open, stayId, enteredMs) };

  return { ...stays, earlyLeaves: without(stays.earlyLeaves, stayId), watched: join(stays.watched, enteredMs, leftMs) };
}

export function endStay(stays: Stays, stayId: string, leftMs: number): Stays {
  const enteredMs = stays.open.get(stayId);
  if (enteredMs === undefined) return { ...stays, earlyLeaves: withStay(stays.earlyLeaves, stayId, leftMs) };

  return { ...stays, open: without(stays.open, stayId), watched: join(stays.watched, enteredMs, leftMs) };
}

/**
 * What an enter or a leave that is about to be told does to the number of stays that exceed {@link LONG_STAY_MS}: such a
 * stay counts from the first instant at which it does.
 */
export function longStayChange(
  { open, earlyLeaves }: Stays,
  { entered, left }: { readonly entered: string | undefined; readonly left: string | undefined },
  atMs: number,
): { readonly atMs: number; readonly delta: 1 | -1 } | undefined {
  if (entered !== undefined) {
    const leftMs = earlyLeaves.get(entered) ?? Infinity;
    return leftMs - atMs > LONG_STAY_MS ? { atMs: atMs + LONG_STAY_MS + 1, delta: 1 } : undefined;
  }
  const enteredMs = left === undefined ? undefined : open.get(left);
  if (enteredMs === undefined || atMs - enteredMs > LONG_STAY_MS) return undefined;
  return { atMs: enteredMs + LONG_STAY_MS + 1, delta: -1 };
}

/** When the viewer came and went, flat: instant, +1, instant, −1 …; overlapping stays are one presence. */
export function presenceChanges({ open, watched }: Stays): number[] {
  const openSince = Math.min(...open.values());
  const changes: number[] = [];
  for (let i = 0; i < watched.length; i += 2) {
    const [start, end] = [watched[i] as number, watched[i + 1] as number];
    if (end >= openSince) return [...changes, Math.min(start, openSince), 1];
    changes.push(start, 1, end, -1);
  }
  return openSince === Infinity ? changes : [...changes, openSince, 1];
}

/** Adds one interval; an empty or inverted one changes nothing. */
function join(intervals: Intervals, start: number, end: number): Intervals {
  if (end <= start) return intervals;
  const joined: number[] = [];
  let [from, to, placed] = [start, end, false];
  for (let i = 0; i < intervals.length; i += 2) {
    const [a, b] = [intervals[i] as number, intervals[i + 1] as number];
    if (b < from) joined.push(a, b);
    else if (a > to) {
      if (!placed) joined.push(from, to);
      placed = true;
      joined.push(a, b);
    } else [from, to] = [Math.min(from, a), Math.max(to, b)];
  }
  return placed ? joined : [...joined, from, to];
}

const withStay = (stays: ReadonlyMap<string, number>, stayId: string, atMs: number): ReadonlyMap<string, number> =>
  new Map(stays).set(stayId, atMs);

function without(stays: ReadonlyMap<string, number>, stayId: string): ReadonlyMap<string, number> {
  if (stays.size === 1) return none;
  const rest = new Map(stays);
  rest.delete(stayId);
  return rest;
}
