import { useEffect, useReducer } from 'react';
import type { MinuteChanges, SessionMetrics } from '../measurement/measurement.js';
import { browserSource } from './browser-source.js';
import type { StreamEvent } from './event-parser.js';
import { followStream } from './follow-stream.js';
import { afterNews, nothingYet, type LiveNews, type LiveView } from './live-view.js';

/** Follows one session's numbers for as long as the page shows them. */
export function useLiveSession(sessionId: string, key: string): LiveView {
  const [view, tell] = useReducer(afterNews, nothingYet);

  useEffect(() => {
    const page = new AbortController();
    const address = `/v1/sessions/${encodeURIComponent(sessionId)}/metrics/live`;
    let heardMs = Date.now();
    const listener = {
      opened: (serverMs: number | null) => tell({ kind: 'opened', serverMs, wallMs: Date.now() }),
      heard: () => {
        heardMs = Date.now();
      },
      received: (event: StreamEvent) => newsOf(event).forEach(tell),
      lost: () => tell({ kind: 'lost', wallMs: heardMs }),
      refused: (status: number) => tell({ kind: 'refused', status }),
    };
    void followStream(browserSource(address, key), listener, page.signal);
    return () => page.abort();
  }, [sessionId, key]);

  return view;
}

/** Events that this page does not know are left to pages that do. */
function newsOf({ event, data }: StreamEvent): LiveNews[] {
  if (event === 'metrics')
    return [{ kind: 'metrics', metrics: JSON.parse(data) as SessionMetrics, wallMs: Date.now() }];
  if (event === 'minutes') return [{ kind: 'minutes', changes: JSON.parse(data) as MinuteChanges }];
  return [];
}
