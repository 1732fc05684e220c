import { Composer } from '../comments/composer.js';
import { RoomComments } from '../comments/room-comments.js';
import { useLiveTexts } from '../language/use-live-texts.js';
import { LikeButton } from '../likes/like-button.js';
import type { FloorProps } from './floor.js';
import { RoomShelf } from './room-shelf.js';

/** The shop and the comments beside the stage, where there is room for them. */
export function Side({ visit, browsing, isOpen }: FloorProps) {
  const { shelf, comments } = useLiveTexts();
  const { view, client } = visit;
  return (
    <aside className="live__side">
      <section className="live__shelf">
        <h2>{shelf.title}</h2>
        <RoomShelf visit={visit} browsing={browsing} />
      </section>
      <section className="live__talk">
        <h2>{comments.title}</h2>
        <RoomComments view={view} />
        <div className="live__actions">
          <Composer client={client} isOpen={isOpen} />
          <LikeButton client={client} likes={view.likes} isOpen={isOpen} />
        </div>
      </section>
    </aside>
  );
}
