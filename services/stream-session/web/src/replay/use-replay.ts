import { useEffect, useState } from 'react';
import type { Ask } from '../api/ask.js';
import { Problem } from '../api/problem.js';
import type { Replay } from './replay.js';

export type Reading =
  | { readonly state: 'asking' }
  | { readonly state: 'there'; readonly replay: Replay }
  | { readonly state: 'missing' }
  | { readonly state: 'early' }
  | { readonly state: 'unreachable' };

/** The numbers of a session that has just ended come a moment after its end. */
const NOT_YET_MS = 1_000;

/** All that there is to watch again of a session, in one answer. */
export function useReplay(ask: Ask, sessionId: string): Reading {
  const [reading, setReading] = useState<Reading>({ state: 'asking' });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = new AbortController();
    const show = (next: Reading) => {
      if (stop.signal.aborted) return;
      setReading(next);
      if (next.state === 'early') timer = setTimeout(read, NOT_YET_MS);
    };
    const read = () =>
      void ask<Replay>(`/v1/sessions/${sessionId}/replay`).then(
        (replay) => show({ state: 'there', replay }),
        (error: Problem) => show({ state: whyNot(error) }),
      );
    read();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [ask, sessionId]);
  return reading;
}

function whyNot({ status }: Problem): 'missing' | 'early' | 'unreachable' {
  if (status === 409) return 'early';
  return status === 404 || status === 400 ? 'missing' : 'unreachable';
}
