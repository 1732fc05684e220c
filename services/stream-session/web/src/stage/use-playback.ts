import { useEffect, useState } from 'react';
import type { Ask } from '../api/ask.js';

/** Where a session is seen and heard. */
export interface Playback {
  readonly coverUrl: string | null;
  /** Audio or video arrives at this moment. */
  readonly publishing: boolean;
  readonly flvUrl: string | null;
  readonly expiresAt: string;
}

const EVERY_MS = 5_000;

/** What there is to play: looked at again while nothing plays, since a publisher may come at any moment. */
export function usePlayback(ask: Ask, sessionId: string, isPlaying: boolean): Playback | null {
  const [playback, setPlayback] = useState<Playback | null>(null);

  useEffect(() => {
    if (isPlaying) return undefined;
    let isCurrent = true;
    const read = () =>
      void ask<Playback>(`/v1/sessions/${sessionId}/playback`).then(
        (answer) => isCurrent && setPlayback((known) => (isSame(known, answer) ? known : answer)),
        () => undefined,
      );
    read();
    const timer = setInterval(read, EVERY_MS * (0.75 + Math.random() / 2));
    return () => {
      isCurrent = false;
      clearInterval(timer);
    };
  }, [ask, sessionId, isPlaying]);

  return playback;
}

/** The address is signed anew with each answer; the one that is being opened stays until it runs out. */
const isSame = (known: Playback | null, { publishing, coverUrl }: Playback): boolean =>
  known?.publishing === publishing && known.coverUrl === coverUrl && Date.parse(known.expiresAt) > Date.now() + 60_000;
