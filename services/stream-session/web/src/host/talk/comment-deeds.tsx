import { useState } from 'react';
import { useModerationTexts } from '../../language/moderation-texts.js';
import { useHostTexts } from '../../language/use-host-texts.js';
import type { Comment } from '../../room/room-view.js';

interface CommentDeedsProps {
  readonly comment: Comment;
  onRemove(commentId: string): void;
  /** @returns whether it was done */
  onRestrict(commentId: string, kind: 'mute' | 'ban'): Promise<boolean>;
}

/** Takes a comment away for everybody; mutes whoever wrote it in this session, or bans them from it. */
export function CommentDeeds({ comment: { commentId, text }, onRemove, onRestrict }: CommentDeedsProps) {
  const { talk } = useHostTexts();
  const moderation = useModerationTexts();
  const [done, setDone] = useState<'mute' | 'ban' | null>(null);
  const [isSure, setIsSure] = useState(false);
  const restrict = async (kind: 'mute' | 'ban') => {
    if (await onRestrict(commentId, kind)) setDone(kind);
  };
  const ban = () => (isSure ? void restrict('ban') : setIsSure(true));
  const banName = done === 'ban' ? moderation.banned : isSure ? moderation.reallyBan : moderation.ban;
  return (
    <span className="comment-deeds">
      <Deed name={talk.remove} text={text} onPress={() => onRemove(commentId)} />
      <Deed
        name={done === null ? talk.mute : talk.muted}
        text={text}
        isDone={done !== null}
        onPress={() => void restrict('mute')}
      />
      <Deed name={banName} text={text} isDone={done === 'ban'} onPress={ban} />
    </span>
  );
}

interface DeedProps {
  readonly name: string;
  readonly text: string;
  readonly isDone?: boolean;
  onPress(): void;
}

function Deed({ name, text, isDone = false, onPress }: DeedProps) {
  return (
    <button type="button" aria-label={`${name}: ${text}`} disabled={isDone} onClick={onPress}>
      {name}
    </button>
  );
}
