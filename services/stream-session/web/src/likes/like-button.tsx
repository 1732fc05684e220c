import type { RoomClient } from '@shopcast/room-client';
import { useSpeech } from '@shopcast/page';
import { useState, type CSSProperties } from 'react';
import { useLiveTexts } from '../language/use-live-texts.js';
import './like-button.css';

interface LikeButtonProps {
  readonly client: RoomClient | null;
  readonly likes: number;
  readonly isOpen: boolean;
}

const MOST_HEARTS = 12;

/** Every tap counts; they travel together. A heart rises for each tap of one's own. */
export function LikeButton({ client, likes, isOpen }: LikeButtonProps) {
  const { room } = useLiveTexts();
  const { numerals } = useSpeech();
  const [hearts, setHearts] = useState<readonly number[]>([]);
  const tap = () => {
    client?.likes.tap();
    setHearts((rising) => [...rising, Math.random()].slice(-MOST_HEARTS));
  };

  return (
    <button type="button" className="like-button" disabled={!isOpen} onClick={tap}>
      <Heart />
      <span className="visually-hidden">{room.like}</span>
      <span className="like-button__count">{numerals.count(likes)}</span>
      <span className="like-button__hearts" aria-hidden="true">
        {hearts.map((heart) => (
          <span
            key={heart}
            style={{ '--drift': heart } as CSSProperties}
            onAnimationEnd={() => setHearts((rising) => rising.filter((one) => one !== heart))}
          >
            <Heart />
          </span>
        ))}
      </span>
    </button>
  );
}

function Heart() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 20.5S3.5 15.6 3.5 9.4A4.9 4.9 0 0 1 12 6.2a4.9 4.9 0 0 1 8.5 3.2c0 6.2-8.5 11.1-8.5 11.1Z" />
    </svg>
  );
}
