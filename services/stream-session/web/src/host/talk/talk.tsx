import type { Ask } from '../../api/ask.js';
import { CommentList } from '../../comments/comment-list.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import type { RoomView } from '../../room/room-view.js';
import { ProblemNote } from '../form/problem-note.js';
import { useDeed } from '../form/use-deed.js';
import { CommentDeeds } from './comment-deeds.js';
import './talk.css';

interface TalkProps {
  readonly ask: Ask;
  readonly sessionId: string;
  readonly view: RoomView;
}

/** What the room says, and how whoever spoils it is stopped. */
export function Talk({ ask, sessionId, view }: TalkProps) {
  const { talk } = useHostTexts();
  const deed = useDeed();
  const remove = (commentId: string) =>
    void deed.run(() => ask(`/v1/sessions/${sessionId}/comments/${commentId}`, { method: 'DELETE' }));
  const restrict = (commentId: string, kind: 'mute' | 'ban') =>
    deed.run(() => ask('/v1/moderation/restrictions', { method: 'POST', body: { kind, commentId, sessionId } }));

  return (
    <section className="panel talk">
      <h2>{talk.title}</h2>
      <ProblemNote problem={deed.problem} />
      <CommentList
        view={view}
        deedsFor={(comment) => <CommentDeeds comment={comment} onRemove={remove} onRestrict={restrict} />}
      />
    </section>
  );
}
