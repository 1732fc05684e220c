import type { MarkKind } from '../measurement/measurement.js';

/** A mark on its way to the chart: where its line stands and what its label says. */
export interface MarkFlag {
  readonly kind: MarkKind;
  readonly x: number;
  readonly text: string;
}

/** A mark with its place. `label` says the text, `icon` only the kind; `line` has no room for either. */
export interface PlacedFlag<Flag extends MarkFlag> {
  readonly flag: Flag;
  readonly form: 'label' | 'icon' | 'line';
  readonly lane: number;
  readonly side: 'right' | 'left';
}

export interface LaneRoom {
  readonly lanes: number;
  readonly width: number;
  readonly rem: number;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Who gets the room when there is not enough: what stopped or changed the session before what decorated it. */
const priority: Record<MarkKind, number> = {
  ended: 0,
  started: 1,
  paused: 2,
  resumed: 3,
  price: 4,
  coupon: 5,
  pinned: 6,
  unpinned: 7,
};

const iconRem = 1.55;
const longestRem = 11;

/**
 * Gives every mark a lane above the chart so that no two labels touch. The most important marks choose first; a mark
 * that finds no room for its text shows its kind alone, and failing that its line.
 */
export function placeFlags<Flag extends MarkFlag>(flags: readonly Flag[], room: LaneRoom): PlacedFlag<Flag>[] {
  const taken: Span[][] = Array.from({ length: room.lanes }, () => []);
  const byPriority = [...flags].sort((a, b) => priority[a.kind] - priority[b.kind] || a.x - b.x);

  const placed = new Map<Flag, PlacedFlag<Flag>>();
  for (const flag of byPriority) placed.set(flag, place(flag, taken, room));
  return flags.flatMap((flag) => placed.get(flag) ?? []);
}

function place<Flag extends MarkFlag>(flag: Flag, taken: Span[][], room: LaneRoom): PlacedFlag<Flag> {
  const labelWidth = (iconRem + Math.min(longestRem, textRem(flag.text))) * room.rem;
  for (const [form, width] of [
    ['label', labelWidth],
    ['icon', iconRem * room.rem],
  ] as const) {
    const side = flag.x + width > room.width ? 'left' : 'right';
    if (side === 'left' && flag.x < width) continue;
    const span = side === 'right' ? { from: flag.x, to: flag.x + width } : { from: flag.x - width, to: flag.x };
    const lane = taken.findIndex((spans) => spans.every((other) => isApart(span, other, room.rem)));
    if (lane === -1) continue;
    taken[lane]?.push(span);
    return { flag, form, lane, side };
  }
  return { flag, form: 'line', lane: 0, side: 'right' };
}

function isApart(a: Span, b: Span, rem: number): boolean {
  const gap = rem * 0.35;
  return a.to + gap <= b.from || b.to + gap <= a.from;
}

/** The width of a text at label size, near enough to lay it out without asking the browser. */
export function textRem(text: string): number {
  if (text === '') return 0;
  const units = [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.56), 0);
  return units * 0.9 + 0.6;
}
