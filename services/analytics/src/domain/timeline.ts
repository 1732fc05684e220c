import type { CountName } from './counts.js';
import { type Moment, SECOND_MS } from './moments.js';
import type { LedgerMinute } from './session-ledger.js';

/** Flat: second, change of the number by the end of it …; seconds ascending, and none without a change. */
export type SecondChanges = readonly number[];

/** From when to when a session ran, epoch ms, session time. */
export interface SessionSpan {
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** The second by whose end an instant has come; what was before the session is told of second 0. */
export const secondOfInstant = (atMs: number, { startedAtMs }: Pick<SessionSpan, 'startedAtMs'>): number =>
  Math.max(0, Math.ceil((atMs - startedAtMs) / SECOND_MS));

/** How many seconds a session has; in the last of them it ended. */
export const secondsOf = (span: SessionSpan): number => secondOfInstant(span.endedAtMs, span);

/** How a count grew while the session ran. */
export function countChanges(moments: Iterable<Moment>, count: CountName, span: SessionSpan): SecondChanges {
  const changes = new Map<number, number>();
  for (const { atMs, counts } of moments) add(changes, secondOfInstant(atMs, span), counts[count] ?? 0);
  return inOrder(changes, secondsOf(span));
}

/** How the number of viewers present changed. At the end nobody is. */
export function presenceSteps(minutes: readonly LedgerMinute[], span: SessionSpan): SecondChanges {
  const lengthMs = span.endedAtMs - span.startedAtMs;
  const changes = new Map<number, number>();
  let present = 0;
  for (const { presence } of minutes) {
    presence.instants.forEach((instant, i) => {
      if (instant >= lengthMs) return;
      const delta = presence.deltas[i] as number;
      add(changes, Math.max(0, Math.ceil(instant / SECOND_MS)), delta);
      present += delta;
    });
  }
  add(changes, secondsOf(span), -present);
  return inOrder(changes, secondsOf(span));
}

function add(changes: Map<number, number>, second: number, change: number): void {
  changes.set(second, (changes.get(second) ?? 0) + change);
}

const inOrder = (changes: ReadonlyMap<number, number>, lastSecond: number): SecondChanges =>
  [...changes]
    .filter(([second, change]) => change !== 0 && second <= lastSecond)
    .sort(([a], [b]) => a - b)
    .flat();
