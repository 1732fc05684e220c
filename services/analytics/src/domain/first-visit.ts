import type { StayRules } from './staying.js';
import { presenceChanges } from './stays.js';
import type { ViewerStory } from './viewer-story.js';

/** From the first entry until the first absence that is longer than the grace. Epoch ms. */
export interface FirstVisit {
  readonly enteredMs: number;
  /** null: it is not known to be over. */
  readonly leftMs: number | null;
}

/** One first visit more or, with −1, one less. */
export type VisitChange = FirstVisit & { readonly delta: number };

/** undefined: no entry is known. Somebody who left in the instant of entering was there for no time at all. */
export function firstVisitOf(
  { first, stays }: Pick<ViewerStory, 'first' | 'stays'>,
  { graceMs }: Pick<StayRules, 'graceMs'>,
): FirstVisit | undefined {
  const enteredMs = first.entered;
  if (enteredMs === null) return undefined;
  const changes = presenceChanges(stays);
  let leftMs = enteredMs;
  for (let i = 0; i < changes.length; i += 4) {
    const [fromMs, toMs] = [changes[i] as number, changes[i + 2]];
    if (fromMs - leftMs > graceMs) break;
    if (toMs === undefined) return { enteredMs, leftMs: null };
    leftMs = toMs;
  }
  return { enteredMs, leftMs };
}
