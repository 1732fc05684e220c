import { useCallback, useEffect, useRef, useState } from 'react';

/** Where a replay is, and what moves it. */
export interface Playhead {
  readonly second: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  /** Counts the leaps: what flows with time begins anew after one. */
  readonly leaps: number;
  toggle(): void;
  seek(second: number): void;
  faster(): void;
}

const speeds = [1, 2, 4, 8] as const;
const TICK_MS = 200;

/** A clock that plays the seconds of a session. It begins where the address says: `?t=754`. */
export function usePlayhead(seconds: number): Playhead {
  const [second, setSecond] = useState(() => startingAt(window.location.search, seconds));
  const [isPlaying, setIsPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(speeds[0]);
  const [leaps, setLeaps] = useState(0);
  const exact = useRef(second);

  useEffect(() => {
    if (!isPlaying) return undefined;
    let lastMs = performance.now();
    const timer = setInterval(() => {
      const nowMs = performance.now();
      exact.current = Math.min(seconds, exact.current + ((nowMs - lastMs) / 1_000) * speed);
      lastMs = nowMs;
      setSecond(Math.floor(exact.current));
      if (exact.current >= seconds) setIsPlaying(false);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isPlaying, speed, seconds]);

  const seek = useCallback(
    (to: number) => {
      exact.current = Math.min(seconds, Math.max(0, to));
      setSecond(Math.floor(exact.current));
      setLeaps((before) => before + 1);
    },
    [seconds],
  );
  const toggle = () => {
    if (!isPlaying && exact.current >= seconds) seek(0);
    setIsPlaying(!isPlaying);
  };
  const faster = () => setSpeed(speeds[(speeds.findIndex((known) => known === speed) + 1) % speeds.length] ?? 1);
  return { second, isPlaying, speed, leaps, toggle, seek, faster };
}

function startingAt(search: string, seconds: number): number {
  const wanted = Number(new URLSearchParams(search).get('t') ?? 0);
  return Number.isFinite(wanted) ? Math.min(seconds, Math.max(0, Math.floor(wanted))) : 0;
}
