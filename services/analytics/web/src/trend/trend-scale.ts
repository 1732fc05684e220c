/** The time axis: `slots` steps of `step` minutes each. */
export interface TrendScale {
  readonly step: number;
  readonly slots: number;
}

const roomyMinutes = [10, 20, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 480, 600, 720];
const steps = [1, 5, 15, 60, 240, 1440];
const mostSlots = 360;

/**
 * The axis for a session that has got to `lastMinute`. A live session has room to grow, so that its lines do not shrink
 * every minute; one that runs for days (a rehearsal left running) is drawn in coarser steps than minutes.
 */
export function trendScale(lastMinute: number, ended: boolean): TrendScale {
  const known = Math.max(0, lastMinute + 1);
  const minutes =
    ended && known > 0 ? known : (roomyMinutes.find((room) => room >= known) ?? Math.ceil(known / 240) * 240);
  const step =
    steps.find((candidate) => minutes / candidate <= mostSlots) ?? Math.ceil(minutes / mostSlots / 1440) * 1440;
  return { step, slots: Math.ceil(minutes / step) };
}

/** The slot of a minute; what happens at the very end belongs to the last slot that has numbers. */
export function slotOf(minute: number, { step }: TrendScale, lastSlot: number): number {
  return Math.min(Math.floor(minute / step), lastSlot);
}

/** Every how many slots a label stands, so that labels of this width stay apart. */
export function labelEvery(slots: number, widthPx: number, labelPx: number): number {
  const room = Math.max(1, Math.floor(widthPx / labelPx));
  return [1, 2, 5, 10, 15, 30, 60, 120, 240].find((every) => slots / every <= room) ?? slots;
}
