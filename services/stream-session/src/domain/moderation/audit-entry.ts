/** What moderators do, by the names under which it is written down. */
export const moderationActions = [
  'viewer.muted',
  'viewer.banned',
  'restriction.lifted',
  'comment.deleted',
  'comment.approved',
  'comment.refused',
  'slow_mode.set',
  'followers_only.set',
  'word_list.changed',
] as const;
export type ModerationAction = (typeof moderationActions)[number];

/** Somebody has done something to keep order. */
export interface Deed {
  readonly accountId: string;
  /** Wall time, epoch milliseconds. */
  readonly atMs: number;
  /** The staff key of whoever did it; null: the operator. */
  readonly keyId: string | null;
  readonly action: ModerationAction;
  /** To whom; null when it concerns nobody in particular. */
  readonly viewerId: string | null;
  /** Where; null: in all rooms of the account. */
  readonly sessionId: string | null;
  readonly commentId: string | null;
  /** In the moderator's words. */
  readonly reason: string | null;
  /** What else there is to say about this action. */
  readonly details: Readonly<Record<string, string | number | null>>;
}

export interface AuditEntry extends Deed {
  readonly entryId: string;
}

/** Deeds concern few of these. */
export const nothingElse = { viewerId: null, sessionId: null, commentId: null, reason: null, details: {} } as const;
