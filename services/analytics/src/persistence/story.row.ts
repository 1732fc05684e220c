import type { ViewerStory } from '../domain/viewer-story.js';

export interface StoryRow {
  readonly session_id: string;
  readonly viewer_id: string;
  readonly account_id: string;
  readonly entered_ms: number | null;
  readonly visited_ms: number | null;
  readonly clicked_ms: number | null;
  readonly paid_ms: number | null;
  readonly watched: number[];
  readonly open_stays: Record<string, number> | null;
  readonly early_leaves: Record<string, number> | null;
}

export const toStory = (row: StoryRow): ViewerStory => ({
  sessionId: row.session_id,
  viewerId: row.viewer_id,
  accountId: row.account_id,
  first: { entered: row.entered_ms, visited: row.visited_ms, clicked: row.clicked_ms, paid: row.paid_ms },
  stays: { open: row.open_stays ?? {}, earlyLeaves: row.early_leaves ?? {}, watched: row.watched },
});

/** Column by column, in the order of the upsert. */
export const toStoryColumns = (stories: readonly ViewerStory[]): unknown[][] => [
  stories.map(({ sessionId }) => sessionId),
  stories.map(({ viewerId }) => viewerId),
  stories.map(({ accountId }) => accountId),
  stories.map(({ first }) => first.entered),
  stories.map(({ first }) => first.visited),
  stories.map(({ first }) => first.clicked),
  stories.map(({ first }) => first.paid),
  stories.map(({ stays }) => `{${stays.watched.join(',')}}`),
  stories.map(({ stays }) => jsonOf(stays.open)),
  stories.map(({ stays }) => jsonOf(stays.earlyLeaves)),
];

/** Nearly all viewers have none, so none costs nothing. */
function jsonOf(stays: Readonly<Record<string, number>>): string | null {
  for (const _stay in stays) return JSON.stringify(stays);
  return null;
}
