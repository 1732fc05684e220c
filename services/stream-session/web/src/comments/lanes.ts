/** When each lane over the picture is free again, in milliseconds. */
export type Lanes = readonly number[];

/** A comment on its way across: which lane, and how long after now it sets off. */
export interface Flight {
  readonly lane: number;
  readonly delayMs: number;
}

/** Who would have to wait for longer than this does not fly; the list has it anyway. */
const PATIENCE_MS = 2_500;

/**
 * The lane that is free first.
 * @param widthMs how long a comment of this length needs until the next one can follow it
 * @returns null when all are taken for too long
 */
export function takeLane(lanes: Lanes, nowMs: number, widthMs: number): { lanes: Lanes; flight: Flight } | null {
  const freeAt = Math.min(...lanes);
  const delayMs = Math.max(0, freeAt - nowMs);
  if (delayMs > PATIENCE_MS) return null;
  const lane = lanes.indexOf(freeAt);
  return { lanes: lanes.with(lane, nowMs + delayMs + widthMs), flight: { lane, delayMs } };
}
