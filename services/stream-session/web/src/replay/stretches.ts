import type { Replay } from './replay.js';

/** So many seconds of comments are asked for at once. */
export const STRETCH_SECONDS = 300;

/**
 * Where the stretches begin that are looked at around a second: its own, the one after, and those before in which the last
 * comments by then were said, however long ago that was.
 */
export function stretchesAround(second: number, replay: Pick<Replay, 'seconds' | 'comments'>, last: number): number[] {
  const { seconds, comments } = replay;
  const starts = new Set([startOf(second), startOf(second) + STRETCH_SECONDS]);
  let left = last;
  for (let i = comments.length - 2; i >= 0 && left > 0; i -= 2) {
    const at = comments[i] as number;
    if (at > second) continue;
    starts.add(startOf(at));
    left -= comments[i + 1] as number;
  }
  return [...starts].filter((from) => from === 0 || from < seconds).sort((a, b) => a - b);
}

const startOf = (second: number): number => Math.max(0, Math.ceil(second / STRETCH_SECONDS) - 1) * STRETCH_SECONDS;
