import type { StreamSource } from './follow-stream.js';

/** The browser's side of a stream: an authorised fetch, and a pause that ends as soon as the device is back. */
export function browserSource(address: string, key: string): StreamSource {
  return {
    open: (signal) =>
      fetch(address, {
        signal,
        cache: 'no-store',
        headers: { authorization: `Bearer ${key}`, accept: 'text/event-stream' },
      }),
    pause,
    random: Math.random,
  };
}

/** Waits, but not longer than until the device comes online or somebody looks at the page again. */
export function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const whenSeen = () => {
      if (document.visibilityState === 'visible') finish();
    };
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      window.removeEventListener('online', finish);
      document.removeEventListener('visibilitychange', whenSeen);
      resolve();
    };
    const timer = setTimeout(finish, delayMs);
    signal.addEventListener('abort', finish);
    window.addEventListener('online', finish);
    document.addEventListener('visibilitychange', whenSeen);
  });
}
