import type { RoomClient } from '@shopcast/room-client';
import { useState } from 'react';
import { useLiveTexts } from '../language/use-live-texts.js';

interface FollowButtonProps {
  readonly client: RoomClient | null;
  readonly isOpen: boolean;
}

export function FollowButton({ client, isOpen }: FollowButtonProps) {
  const { room } = useLiveTexts();
  const [isFollowing, setIsFollowing] = useState(false);
  const follow = () => {
    setIsFollowing(true);
    client?.follow().catch(() => setIsFollowing(false));
  };
  return (
    <button type="button" className="follow-button" disabled={isFollowing || !isOpen} onClick={follow}>
      {isFollowing ? room.following : room.follow}
    </button>
  );
}
