import { commentDeleted, type Fact } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import type { Visitor } from '../room-fact.js';

/** A comment that was shown in a room; the log has its words. Times are session time. */
export interface WrittenComment extends Visitor {
  readonly commentId: string;
  readonly postedAtMs: number;
  readonly deletedAtMs: number | null;
}

/** Deleting twice is not an error: two moderators may see it at the same time. */
export function deleteComment(
  comment: WrittenComment,
  by: { readonly keyId: string | null; readonly reason: string | null; readonly atMs: number },
): Decision<WrittenComment, Fact> {
  if (comment.deletedAtMs !== null) return { state: comment, facts: [] };
  const { accountId, sessionId, viewerId, commentId } = comment;
  // It cannot have been deleted before it was posted, whichever process has the slower clock.
  const deletedAtMs = Math.max(by.atMs, comment.postedAtMs);
  const postedAt = new Date(comment.postedAtMs).toISOString();
  const told = { accountId, sessionId, viewerId, commentId, postedAt, keyId: by.keyId, grounds: by.reason };
  return { state: { ...comment, deletedAtMs }, facts: [commentDeleted.of(told)] };
}
