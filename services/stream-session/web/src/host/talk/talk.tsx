import { CommentList } from '../../comments/comment-list.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import type { RoomView } from '../../room/room-view.js';
import './talk.css';

/** What the room says. */
export function Talk({ view }: { readonly view: RoomView }) {
  const { talk } = useHostTexts();
  return (
    <section className="panel talk">
      <h2>{talk.title}</h2>
      <CommentList view={view} />
    </section>
  );
}
