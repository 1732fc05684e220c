import { useState } from 'react';
import { useHostTexts } from '../../language/use-host-texts.js';
import type { Comment } from '../../room/room-view.js';

interface CommentDeedsProps {
  readonly comment: Comment;
  onRemove(commentId: string): void;
  onMute(commentId: string): void;
}

/** Takes a comment away for everybody, or mutes whoever wrote it in this session. */
export function CommentDeeds({ comment: { commentId, text }, onRemove, onMute }: CommentDeedsProps) {
  const { talk } = useHostTexts();
  const [isMuted, setIsMuted] = useState(false);
  const mute = () => {
    setIsMuted(true);
    onMute(commentId);
  };
  return (
    <span className="comment-deeds">
      <button type="button" aria-label={`${talk.remove}: ${text}`} onClick={() => onRemove(commentId)}>
        {talk.remove}
      </button>
      <button
        type="button"
        aria-label={`${isMuted ? talk.muted : talk.mute}: ${text}`}
        disabled={isMuted}
        onClick={mute}
      >
        {isMuted ? talk.muted : talk.mute}
      </button>
    </span>
  );
}
