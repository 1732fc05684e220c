/** So many seconds of comments are asked for at once. */
export const STRETCH_SECONDS = 300;

/** Where the stretches begin that are looked at around a second: its own, the one before and the one after. */
export function stretchesAround(second: number, seconds: number): number[] {
  const own = Math.max(0, Math.ceil(second / STRETCH_SECONDS) - 1) * STRETCH_SECONDS;
  const around = [own - STRETCH_SECONDS, own, own + STRETCH_SECONDS];
  return around.filter((from) => from >= 0 && (from === 0 || from < seconds));
}
