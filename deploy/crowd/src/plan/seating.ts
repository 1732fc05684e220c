import type { Part } from './casting.js';
import type { CaseDefinition, SeatingDefinition } from './case-definition.js';
import type { Random } from './random.js';
import { sendOnErrands, type Stay } from './stays.js';

/** So much session time lies between two people on one seat, and round the peak: nobody is on time to the second. */
const BETWEEN_MS = 50_000;
/** Who has not been there from the start comes clearly later, and who does not stay is clearly gone before the end. */
const AFTER_START_MS = 150_000;
const BEFORE_END_MS = 60_000;
/** Time on a seat is cut into turns of this length. */
const TURN_MS = 160_000;
const SHORTEST_MS = 30_000;

interface Turn {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly atPeak: boolean;
  readonly seat: number;
}

/**
 * When everybody is there, where the peak and the share of those who stay to the end are met to the digit: some sit
 * through everything, and the others take turns on a number of seats, so that there are never more people than seats.
 * At the peak every seat is taken, and nobody comes or goes.
 */
export function seatedStays(parts: readonly Part[], definition: CaseDefinition, random: Random): Stay[][] {
  const { durationMs, audience } = definition;
  const { seating, vanishShare } = audience;
  if (!seating) throw new Error('the case has no seats');
  const turns = handOut(turnsOf(seating, durationMs, random.fork('turns')), parts, random.fork('guests'));

  const before = occupantsBefore(turns);

  return parts.map((part, person) => {
    const improvised = random.fork(`stays ${person}`);
    const errands = sendOnErrands(part, improvised);
    if (part.staysToEnd)
      return [{ person, index: 0, enterMs: 0, exitMs: durationMs, end: 'session-end', errands: errands[0] ?? [] }];
    const own = turns.get(person) ?? [];
    return own.map((turn, index): Stay => {
      const vanishes = index === own.length - 1 && !turn.atPeak && improvised.chance(vanishShare);
      const there = turn.atPeak ? overThePeak(turn, seating, improvised) : within(turn, definition, improvised);
      const after = before.get(turn);
      const seated = { atPeak: turn.atPeak, ...(after ? { after } : {}) };
      return { person, index, ...there, ...seated, end: vanishes ? 'vanish' : 'leave', errands: errands[index] ?? [] };
    });
  });
}

function turnsOf({ seats, peakAtMs }: SeatingDefinition, durationMs: number, random: Random): Turn[] {
  return Array.from({ length: seats }, (_, seat) => {
    const awayFromPeakMs = () => 1.5 * BETWEEN_MS + random.between(10_000, 50_000);
    const [fromMs, untilMs] = [peakAtMs - awayFromPeakMs(), peakAtMs + awayFromPeakMs()];
    return [
      ...cut(AFTER_START_MS, fromMs, random),
      turn(fromMs, untilMs, true),
      ...cut(untilMs, durationMs - BEFORE_END_MS, random),
    ].map((free) => ({ ...free, seat }));
  }).flat();
}

/** As many turns as there is time for, beginning at any moment that leaves room for them. */
function cut(fromMs: number, untilMs: number, random: Random): Omit<Turn, 'seat'>[] {
  const count = Math.floor((untilMs - fromMs) / TURN_MS);
  const firstMs = fromMs + random.unit() * (untilMs - fromMs - count * TURN_MS);
  return Array.from({ length: count }, (_, at) => turn(firstMs + at * TURN_MS, firstMs + (at + 1) * TURN_MS, false));
}

const turn = (fromMs: number, untilMs: number, atPeak: boolean): Omit<Turn, 'seat'> => ({
  fromMs: Math.ceil(fromMs + BETWEEN_MS / 2),
  untilMs: Math.floor(untilMs - BETWEEN_MS / 2),
  atPeak,
});

/** The turns at the peak are taken first, all of them. Who comes again comes clearly later. */
function handOut(turns: readonly Turn[], parts: readonly Part[], random: Random): Map<number, Turn[]> {
  const free = [...turns.filter(({ atPeak }) => atPeak), ...random.shuffled(turns.filter(({ atPeak }) => !atPeak))];
  const guests = random.shuffled(parts.flatMap(({ staysToEnd }, person) => (staysToEnd ? [] : [person])));
  const comingAgain = guests.flatMap((person) => Array<number>((parts[person]?.stays ?? 1) - 1).fill(person));
  const taken = new Map<number, Turn[]>();
  for (const person of [...guests, ...comingAgain]) {
    const own = taken.get(person) ?? [];
    const at = free.findIndex((candidate) => own.every((other) => areApart(candidate, other)));
    const [found] = at === -1 ? [] : free.splice(at, 1);
    if (!found) throw new Error('the case has too few seats for its views');
    taken.set(person, [...own, found]);
  }
  if (free.some(({ atPeak }) => atPeak)) throw new Error('the case has too few viewers for its peak');
  for (const own of taken.values()) own.sort((one, other) => one.fromMs - other.fromMs);
  return taken;
}

/** Whose stay was the one before on the same seat. */
function occupantsBefore(taken: ReadonlyMap<number, readonly Turn[]>): Map<Turn, { person: number; index: number }> {
  const sat = [...taken].flatMap(([person, own]) => own.map((turn, index) => ({ turn, person, index })));
  const before = new Map<Turn, { person: number; index: number }>();
  for (const onSeat of Map.groupBy(sat, ({ turn }) => turn.seat).values()) {
    onSeat.sort((one, other) => one.turn.fromMs - other.turn.fromMs);
    for (const [at, { turn }] of onSeat.entries()) {
      const earlier = onSeat[at - 1];
      if (earlier) before.set(turn, { person: earlier.person, index: earlier.index });
    }
  }
  return before;
}

const areApart = (one: Turn, other: Turn): boolean =>
  one.fromMs > other.untilMs + BETWEEN_MS || other.fromMs > one.untilMs + BETWEEN_MS;

function within({ fromMs, untilMs }: Turn, { audience }: CaseDefinition, random: Random) {
  const wantedMs = random.logNormal(audience.stay.medianMs, audience.stay.sigma);
  const stayMs = Math.floor(Math.min(Math.max(SHORTEST_MS, wantedMs), untilMs - fromMs));
  const enterMs = random.integer(fromMs, untilMs - stayMs);
  return { enterMs, exitMs: enterMs + stayMs };
}

const overThePeak = ({ fromMs, untilMs }: Turn, { peakAtMs }: SeatingDefinition, random: Random) => ({
  enterMs: random.integer(fromMs, peakAtMs - BETWEEN_MS),
  exitMs: random.integer(peakAtMs + BETWEEN_MS, untilMs),
});
