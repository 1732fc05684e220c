import type { CountName } from './counts.js';
import type { Firsts, ViewerStory } from './viewer-story.js';

/** When a viewer begins to count among some; null: not yet. */
type Milestone = (story: ViewerStory) => number | null;

const earliest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
const latest = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b);
const clicked = ({ clicked_pinned, clicked_shelf }: Firsts): number | null => earliest(clicked_pinned, clicked_shelf);

/** Counts of distinct viewers, and when each viewer begins to count. What follows from other firsts is not stored. */
export const milestones: readonly (readonly [CountName, Milestone])[] = [
  ['viewer_uv', ({ first }) => first.entered],
  ['non_followers', ({ first, arrival }) => (arrival?.follower === false ? first.entered : null)],
  ['commenters', ({ first }) => first.commented],
  ['likers', ({ first }) => first.liked],
  ['interactors', ({ first }) => first.interacted],
  ['product_exposure_uv', ({ first }) => earliest(first.exposed_pinned, first.exposed_shelf)],
  ['product_exposure_uv_pinned', ({ first }) => first.exposed_pinned],
  ['product_exposure_uv_shelf', ({ first }) => first.exposed_shelf],
  ['product_click_uv', ({ first }) => clicked(first)],
  ['product_click_uv_pinned', ({ first }) => first.clicked_pinned],
  ['product_click_uv_shelf', ({ first }) => first.clicked_shelf],
  ['shop_visitors', ({ first }) => first.visited],
  ['cart_uv', ({ first }) => first.carted],
  ['buyers', ({ first }) => first.paid],
  ['click_buyers', ({ first }) => latest(first.paid, clicked(first))],
  ['refunded_buyers', ({ first }) => first.refunded],
];
