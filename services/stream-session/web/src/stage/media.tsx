import { useEffect, useRef, useState } from 'react';
import { useLiveTexts } from '../language/use-live-texts.js';
import { playFlv, type FlvPlayer } from './flv-player.js';
import './media.css';

interface MediaProps {
  readonly url: string;
  readonly isAudio: boolean;
  /** Told whether something is seen or heard. */
  onPlaying(isPlaying: boolean): void;
}

const AGAIN_MS = 2_000;

/** The stream itself. Browsers let it begin without sound only; one tap turns that on. */
export function Media({ url, isAudio, onPlaying }: MediaProps) {
  const { stage } = useLiveTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [isMuted, setIsMuted] = useState(true);
  const [isWaiting, setIsWaiting] = useState(true);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    let player: FlvPlayer | undefined;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout>;
    // A publisher that was lost comes back under the same address; its viewers do not all in the same moment.
    const ended = () => {
      if (isGone) return;
      onPlaying(false);
      timer = setTimeout(() => setAttempt(attempt + 1), AGAIN_MS * (0.25 + Math.random()));
    };
    const begin = async () => {
      player = await playFlv(element, url, { ended });
      if (isGone) return player?.stop();
      await element.play();
    };
    begin().catch(ended);
    return () => {
      isGone = true;
      clearTimeout(timer);
      player?.stop();
      onPlaying(false);
    };
  }, [url, attempt, onPlaying]);

  const unmute = () => {
    if (video.current) video.current.muted = false;
    setIsMuted(false);
  };
  const began = () => {
    setIsWaiting(false);
    onPlaying(true);
  };
  return (
    <>
      <video
        ref={video}
        className="media"
        data-audio={isAudio || undefined}
        muted
        playsInline
        onPlaying={began}
        onWaiting={() => setIsWaiting(true)}
      />
      {isWaiting && !isAudio && (
        <p className="media__note" role="status">
          {stage.slow}
        </p>
      )}
      {isMuted && !isWaiting && (
        <button type="button" className="media__sound" onClick={unmute}>
          {stage.unmute}
        </button>
      )}
    </>
  );
}
