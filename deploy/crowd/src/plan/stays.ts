import { arrivalMs } from './arrivals.js';
import type { CaseDefinition } from './case-definition.js';
import type { Errand, Part } from './casting.js';
import type { Random } from './random.js';

export interface Stay {
  readonly person: number;
  /** Counts the person's stays from 0. */
  readonly index: number;
  readonly enterMs: number;
  readonly exitMs: number;
  readonly end: 'leave' | 'vanish' | 'session-end';
  readonly errands: readonly Errand[];
  /** Whose stay on the same seat was the one before; where there are seats. */
  readonly after?: { readonly person: number; readonly index: number };
  readonly atPeak?: boolean;
}

/** How fine time is cut: an errand takes at most this long, and a stay without one at least a third of it. */
export const errandMs = (durationMs: number): number => Math.min(60_000, durationMs / 40);

/** When a person comes and goes. Everything fits between start and end; the errands fit into their stays. */
export function staysOf(person: number, part: Part, definition: CaseDefinition, random: Random): Stay[] {
  const { audience, durationMs } = definition;
  const unitMs = errandMs(durationMs);
  const errands = sendOnErrands(part, random);
  const parts = Array.from({ length: part.stays }, (_, index) => ({
    gap: index === 0 ? stretch(0, 0) : stretch(unitMs / 4, random.logNormal(240_000, 0.8)),
    stay: stretch(
      unitMs / 3 + unitMs * (errands[index]?.length ?? 0),
      random.logNormal(audience.stay.medianMs, audience.stay.sigma),
    ),
  }));
  const roomMs = durationMs - unitMs;
  const squeezed = squeeze(
    parts.flatMap(({ gap, stay }) => [gap, stay]),
    roomMs,
  );
  let atMs = arrivalMs(audience, Math.floor(roomMs - squeezed.reduce((sum, length) => sum + length, 0)), random);

  return parts.map((_, index) => {
    const enterMs = Math.ceil(atMs + (squeezed[2 * index] ?? 0));
    atMs = enterMs + (squeezed[2 * index + 1] ?? 0);
    const last = index === part.stays - 1;
    const toTheEnd = last && atMs > durationMs - 8 * unitMs && (atMs > durationMs - 2 * unitMs || random.chance(0.3));
    const stay = { person, index, enterMs, errands: errands[index] ?? [] };
    if (toTheEnd) return { ...stay, exitMs: durationMs, end: 'session-end' };
    return { ...stay, exitMs: Math.floor(atMs), end: last && random.chance(audience.vanishShare) ? 'vanish' : 'leave' };
  });
}

/** Which errands fall into which stay: rather early ones. */
export function sendOnErrands({ stays, errands }: Part, random: Random): Errand[][] {
  const byStay: Errand[][] = Array.from({ length: stays }, () => []);
  for (const errand of errands) byStay[Math.floor(random.unit() ** 1.5 * stays)]?.push(errand);
  return byStay;
}

interface Length {
  readonly atLeastMs: number;
  readonly wantedMs: number;
}

const stretch = (atLeastMs: number, wantedMs: number): Length => ({
  atLeastMs,
  wantedMs: Math.max(atLeastMs, wantedMs),
});

/** Shortens what is longer than it must be, so that the whole fits into the room there is. */
function squeeze(lengths: readonly Length[], roomMs: number): number[] {
  const least = lengths.reduce((sum, { atLeastMs }) => sum + atLeastMs, 0);
  const wanted = lengths.reduce((sum, { wantedMs }) => sum + wantedMs, 0);
  if (least > roomMs) throw new Error('the session is too short for what its viewers are to do in it');
  const kept = wanted <= roomMs ? 1 : (roomMs - least) / (wanted - least);
  return lengths.map(({ atLeastMs, wantedMs }) => Math.floor(atLeastMs + (wantedMs - atLeastMs) * kept));
}
