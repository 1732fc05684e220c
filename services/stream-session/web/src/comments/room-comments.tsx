import { useLiveTexts } from '../language/use-live-texts.js';
import type { RoomSession, RoomView } from '../room/room-view.js';
import { CommentList } from './comment-list.js';

const invitations = {
  draft: 'notYet',
  scheduled: 'notYet',
  live: 'none',
  paused: 'none',
  ended: 'over',
} as const satisfies Record<RoomSession['state'], string>;

/** What viewers read of each other; where nobody can write, nobody is invited to. */
export function RoomComments({ view }: { readonly view: Pick<RoomView, 'comments' | 'sampled' | 'session'> }) {
  const { comments: texts } = useLiveTexts();
  const none = texts[invitations[view.session?.state ?? 'live']];
  return <CommentList view={view} none={none} />;
}
