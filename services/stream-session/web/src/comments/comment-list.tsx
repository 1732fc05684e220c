import { useSpeech } from '@shopcast/page';
import { useEffect, useRef, useState, type CSSProperties, type ReactNode } from 'react';
import { useLiveTexts } from '../language/use-live-texts.js';
import type { Comment, RoomView } from '../room/room-view.js';
import { hueOf } from '../shop/product-picture.js';
import './comment-list.css';

const NEAR_END_PX = 60;

interface CommentListProps {
  readonly view: Pick<RoomView, 'comments' | 'sampled'>;
  /** Said while there is nothing; else that one may begin. */
  readonly none?: string;
  /** What can be done about a comment; stands behind its words. */
  deedsFor?(comment: Comment): ReactNode;
}

/** What was said, the newest at the end. Whoever scrolls back is left where they are. */
export function CommentList({ view, none, deedsFor }: CommentListProps) {
  const { comments: texts } = useLiveTexts();
  const { numerals } = useSpeech();
  const list = useRef<HTMLOListElement>(null);
  const [isFollowing, setIsFollowing] = useState(true);
  const { comments, sampled } = view;
  const toEnd = () => list.current?.scrollTo({ top: list.current.scrollHeight });
  useEffect(() => {
    if (isFollowing) toEnd();
  }, [comments, isFollowing]);
  const noteScroll = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = list.current ?? {};
    setIsFollowing(scrollHeight - scrollTop - clientHeight < NEAR_END_PX);
  };

  return (
    <div className="comments">
      {/* Reachable by keyboard, since it scrolls. */}
      <ol ref={list} className="comments__list" tabIndex={0} aria-label={texts.title} onScroll={noteScroll}>
        {comments.length === 0 && <li className="comments__none">{none ?? texts.none}</li>}
        {comments.map((comment) => (
          <li key={comment.commentId} className="comments__one" data-comment={comment.commentId}>
            <span
              className="comments__face"
              style={{ '--hue': hueOf(comment.author) } as CSSProperties}
              aria-hidden="true"
            />
            <span>{comment.text}</span>
            {deedsFor?.(comment)}
          </li>
        ))}
      </ol>
      {sampled !== null && (
        <p className="comments__sampled">
          {texts.sampled(numerals.count(sampled.shown), numerals.count(sampled.comments))}
        </p>
      )}
      {!isFollowing && (
        <button type="button" className="comments__newer" onClick={toEnd}>
          {texts.newer}
        </button>
      )}
    </div>
  );
}
