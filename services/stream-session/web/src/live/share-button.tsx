import type { RoomClient } from '@shopcast/room-client';
import { useState } from 'react';
import { useLiveTexts } from '../language/use-live-texts.js';

interface ShareButtonProps {
  readonly client: RoomClient | null;
  readonly sessionId: string;
}

/** Hands on a link that tells where those who follow it came from; the room hears of it when it was handed on. */
export function ShareButton({ client, sessionId }: ShareButtonProps) {
  const { room } = useLiveTexts();
  const [isCopied, setIsCopied] = useState(false);
  const share = async () => {
    const url = `${window.location.origin}/live/${sessionId}?from=share`;
    const channel = typeof navigator.share === 'function' ? 'system' : 'link';
    await (channel === 'system' ? navigator.share({ url }) : navigator.clipboard.writeText(url));
    setIsCopied(channel === 'link');
    await client?.share(channel);
  };
  return (
    <button
      type="button"
      className="round-button"
      aria-label={isCopied ? room.shared : room.share}
      // Whoever closes the device's own dialog has not shared anything.
      onClick={() => void share().catch(() => undefined)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {isCopied ? <path d="m5.5 12.5 4 4 9-9.5" /> : <path d="M12 14.5v-11M8 7l4-4 4 4M5.5 11.5v8h13v-8" />}
      </svg>
    </button>
  );
}
