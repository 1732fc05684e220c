import { useEffect, useRef, useState, type CSSProperties } from 'react';
import type { Comment } from '../room/room-view.js';
import './danmaku.css';
import { type Flight, type Lanes, takeLane } from './lanes.js';

interface Flying extends Flight {
  readonly comment: Comment;
}

const LANES = 6;
const PER_CHARACTER_MS = 90;
const BASE_MS = 900;
const MOST_AT_ONCE = 40;

/** Comments crossing the picture. They stand in the list as well, so nobody who cannot see them misses anything. */
export function Danmaku({ comments }: { readonly comments: readonly Comment[] }) {
  const [flying, setFlying] = useState<readonly Flying[]>([]);
  const lanes = useRef<Lanes>(Array<number>(LANES).fill(0));
  const lastSeen = useRef(comments.at(-1)?.commentId);

  useEffect(() => {
    const from = comments.findIndex(({ commentId }) => commentId === lastSeen.current) + 1;
    lastSeen.current = comments.at(-1)?.commentId;
    const starting = comments.slice(from).flatMap((comment) => {
      const taken = takeLane(lanes.current, Date.now(), BASE_MS + comment.text.length * PER_CHARACTER_MS);
      lanes.current = taken?.lanes ?? lanes.current;
      return taken === null ? [] : [{ comment, ...taken.flight }];
    });
    if (starting.length > 0) setFlying((now) => [...now, ...starting].slice(-MOST_AT_ONCE));
  }, [comments]);

  const land = (landed: Flying) => setFlying((now) => now.filter((one) => one !== landed));
  return (
    <div className="danmaku" aria-hidden="true">
      {flying.map((one) => (
        <span
          key={one.comment.commentId}
          className="danmaku__one"
          style={{ '--lane': one.lane, animationDelay: `${one.delayMs}ms` } as CSSProperties}
          onAnimationEnd={() => land(one)}
        >
          {one.comment.text}
        </span>
      ))}
    </div>
  );
}
