import { useEffect } from 'react';
import { browserSource } from './browser-source.js';
import type { StreamEvent } from './event-parser.js';
import { followStream } from './follow-stream.js';

/** What becomes of a stream. `serverMs` is the server's own time, where it says so; `wallMs` is the device's. */
export type StreamNews =
  | { readonly kind: 'opened'; readonly serverMs: number | null; readonly wallMs: number }
  | { readonly kind: 'received'; readonly event: StreamEvent }
  /** `wallMs` is when something was heard last. */
  | { readonly kind: 'lost'; readonly wallMs: number }
  | { readonly kind: 'refused'; readonly status: number };

/** Follows a stream for as long as the page shows what comes from it. @param tell stays the same function */
export function useStream(address: string, key: string, tell: (news: StreamNews) => void): void {
  useEffect(() => {
    const page = new AbortController();
    let heardMs = Date.now();
    const listener = {
      opened: (serverMs: number | null) => tell({ kind: 'opened', serverMs, wallMs: Date.now() }),
      heard: () => {
        heardMs = Date.now();
      },
      received: (event: StreamEvent) => tell({ kind: 'received', event }),
      lost: () => tell({ kind: 'lost', wallMs: heardMs }),
      refused: (status: number) => tell({ kind: 'refused', status }),
    };
    void followStream(browserSource(address, key), listener, page.signal);
    return () => page.abort();
  }, [address, key, tell]);
}
