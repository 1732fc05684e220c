import { useEffect, useState } from 'react';
import { pause } from './browser-source.js';
import { type Connection, lost } from './live-view.js';
import { reconnectDelayMs } from './reconnect-delay.js';

/** What an address answered last, and whether that is so now. */
export interface Reading<T> {
  readonly answer: T | null;
  readonly connection: Connection;
}

const nothing: Reading<never> = { answer: null, connection: { state: 'connecting' } };

/** Answers that will not get better by asking again. */
const isHopeless = (status: number): boolean => status >= 400 && status < 500 && status !== 429;

/**
 * What an address answers, asked again and again while the page is looked at. What was answered last stays while the
 * connection is away.
 * @param address null: nothing is asked
 * @param everyMs null: the answer does not change any more
 */
export function useReading<T>(address: string | null, key: string, everyMs: number | null): Reading<T> {
  const [reading, setReading] = useState<Reading<T>>(nothing);

  useEffect(() => {
    if (address === null) return;
    const page = new AbortController();
    void readAgainAndAgain<T>({ address, key, everyMs }, page.signal, setReading);
    return () => page.abort();
  }, [address, key, everyMs]);

  return reading;
}

interface Question {
  readonly address: string;
  readonly key: string;
  readonly everyMs: number | null;
}

async function readAgainAndAgain<T>(
  { address, key, everyMs }: Question,
  signal: AbortSignal,
  tell: (next: (last: Reading<T>) => Reading<T>) => void,
): Promise<void> {
  let [losses, heardMs] = [0, Date.now()];
  while (!signal.aborted) {
    const { status, answer } = await ask<T>(address, key, signal);
    if (signal.aborted) return;
    if (isHopeless(status)) return tell((last) => ({ ...last, connection: { state: 'refused', status } }));
    if (answer === null) {
      losses += 1;
      const wallMs = heardMs;
      tell((last) => ({ ...last, connection: lost(last.connection, wallMs) }));
    } else {
      [losses, heardMs] = [0, Date.now()];
      tell(() => ({ answer, connection: { state: 'streaming' } }));
      if (everyMs === null) return;
    }
    await pause(losses > 0 ? reconnectDelayMs(losses, Math.random()) : (everyMs ?? 0), signal);
    await untilSeen(signal);
  }
}

/** Status 0: nobody answered, or not to the end. */
async function ask<T>(
  address: string,
  key: string,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly answer: T | null }> {
  const headers = { authorization: `Bearer ${key}`, accept: 'application/json' };
  try {
    const response = await fetch(address, { cache: 'no-store', headers, signal });
    return { status: response.status, answer: response.ok ? ((await response.json()) as T) : null };
  } catch {
    return { status: 0, answer: null };
  }
}

/** A page that nobody looks at asks for nothing. */
function untilSeen(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.visibilityState !== 'visible' && !signal.aborted) return;
      document.removeEventListener('visibilitychange', look);
      signal.removeEventListener('abort', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look);
    look();
  });
}
