import type { FeedItemOf } from '@shopcast/contracts';
import { pseudonymOf } from '../domain/interaction.js';
import type { Visitor } from '../domain/room-fact.js';

/** A comment as the room reads it. @param atMs session time */
export const commentItem = (
  { commentId, text, ...author }: Visitor & { readonly commentId: string; readonly text: string },
  atMs: number,
): FeedItemOf<'comment'> => ({
  t: 'comment',
  commentId,
  author: pseudonymOf(author),
  text,
  at: new Date(atMs).toISOString(),
});
