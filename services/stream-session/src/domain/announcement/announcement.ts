import { announcementMade, announcementWithdrawn, type Fact, type FeedItemOf } from '@shopcast/contracts';
import type { Decision } from '@shopcast/kernel';
import type { Session } from '../session.js';

/** A text on top of the room. */
export interface Announcement {
  readonly announcementId: string;
  readonly text: string;
  /** Session time. */
  readonly madeAtMs: number;
}

type Announcing = Decision<Announcement | null, Fact>;

/** The same text again changes nothing; another one takes the place of the one before. */
export function announce(
  before: Announcement | null,
  { accountId, sessionId }: Session,
  next: Announcement,
  keyId: string | null,
): Announcing {
  if (before?.text === next.text) return { state: before, facts: [] };
  const { announcementId, text: message } = next;
  return { state: next, facts: [announcementMade.of({ accountId, sessionId, announcementId, message, keyId })] };
}

/** Withdrawing twice is no error. */
export function withdraw(
  before: Announcement | null,
  { accountId, sessionId }: Session,
  keyId: string | null,
): Announcing {
  if (before === null) return { state: null, facts: [] };
  const { announcementId } = before;
  return { state: null, facts: [announcementWithdrawn.of({ accountId, sessionId, announcementId, keyId })] };
}

/** @param atMs session time */
export const announcementItem = (announcement: Announcement | null, atMs: number): FeedItemOf<'announcement'> => ({
  t: 'announcement',
  announcementId: announcement?.announcementId ?? null,
  text: announcement?.text ?? null,
  at: new Date(atMs).toISOString(),
});
