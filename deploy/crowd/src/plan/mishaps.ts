import type { Random } from './random.js';
import type { ViewerStep } from './script.js';
import type { Stay } from './stays.js';

/** Shorter than any reconnect grace: who comes back in time has never been away. */
const AWAY_MS = { atLeast: 4_000, atMost: 25_000 };

/** A person's steps in order, with the mishaps of real life: lost connections, requests sent twice, late payments. */
export function withMishaps(
  steps: readonly ViewerStep[],
  stays: readonly Stay[],
  odds: { readonly dropShare: number; readonly repeatedShare: number; readonly durationMs: number },
  random: Random,
): ViewerStep[] {
  const late = payAfterLeaving(steps, stays, odds.durationMs, random);
  const ordered = late
    .map((step, index) => ({ step, index }))
    .sort((a, b) => a.step.atMs - b.step.atMs || a.index - b.index);
  const repeated = ordered.map(({ step }) =>
    canRepeat(step) && random.chance(odds.repeatedShare) ? { ...step, twice: true } : step,
  );
  return stays.filter(() => random.chance(odds.dropShare)).reduce((all, stay) => withDrop(all, stay, random), repeated);
}

const canRepeat = ({ kind }: ViewerStep) => kind !== 'drop' && kind !== 'vanish';

/** Now and then the wallet opens, the room is closed, and the payment happens all the same. */
function payAfterLeaving(
  steps: readonly ViewerStep[],
  stays: readonly Stay[],
  durationMs: number,
  random: Random,
): ViewerStep[] {
  return steps.map((step) => {
    if (step.kind !== 'pay') return step;
    const at = stays.findIndex(({ enterMs, exitMs }) => enterMs <= step.atMs && step.atMs <= exitMs);
    const stay = stays[at];
    if (!stay || stay.end === 'session-end' || !random.chance(0.08)) return step;
    const untilMs = Math.min(stays[at + 1]?.enterMs ?? durationMs, stay.exitMs + 60_000);
    return { ...step, atMs: Math.floor(random.between(0.1, 0.8) * (untilMs - stay.exitMs)) + stay.exitMs };
  });
}

/** The connection is lost between two things the person does, and is back before the second. */
function withDrop(steps: readonly ViewerStep[], stay: Stay, random: Random): ViewerStep[] {
  const pauses = steps.flatMap((step, index) => {
    const next = steps[index + 1];
    const inStay = next && step.atMs >= stay.enterMs && next.atMs <= stay.exitMs;
    return inStay && next.atMs - step.atMs > 3 * AWAY_MS.atLeast
      ? [{ index, fromMs: step.atMs, untilMs: next.atMs }]
      : [];
  });
  if (pauses.length === 0) return [...steps];
  const { index, fromMs, untilMs } = random.pick(pauses);
  const awayMs = Math.min(random.integer(AWAY_MS.atLeast, AWAY_MS.atMost), Math.floor((untilMs - fromMs) / 2));
  const atMs = random.integer(fromMs + 1, untilMs - awayMs - 1);
  return steps.toSpliced(index + 1, 0, { kind: 'drop', atMs, backAtMs: atMs + awayMs });
}
