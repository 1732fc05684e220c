import type { SessionMark } from './live-session.js';

/** How long a session has been live at an instant, pauses left out. Instants are milliseconds since it started. */
export class LiveClock {
  /** @param pauses flat: from, to, from, to …; ascending; the last `to` may be Infinity */
  constructor(private readonly pauses: readonly number[]) {}

  at(instant: number): number {
    let live = Math.max(0, instant);
    for (let i = 0; i < this.pauses.length; i += 2) {
      const [from, to] = [this.pauses[i] as number, this.pauses[i + 1] as number];
      if (from >= instant) break;
      live -= Math.min(to, instant) - from;
    }
    return live;
  }

  /** Whether it neither starts nor stops anywhere between two instants. */
  isSteadyBetween(from: number, to: number): boolean {
    return from >= 0 && this.pauses.every((boundary) => boundary <= from || boundary >= to);
  }
}

/** A session without a pause. */
export const alwaysLive = new LiveClock([]);

export function liveClockOf(marks: readonly SessionMark[], startedAtMs: number): LiveClock {
  const pauses: number[] = [];
  for (const { kind, atMs } of marks) {
    const isPaused = pauses.length % 2 === 1;
    if (kind === (isPaused ? 'resumed' : 'paused')) pauses.push(Math.max(0, atMs - startedAtMs));
  }
  return new LiveClock(pauses.length % 2 === 1 ? [...pauses, Infinity] : pauses);
}
