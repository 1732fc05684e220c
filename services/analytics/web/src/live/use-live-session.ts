import { useCallback, useReducer } from 'react';
import type { MinuteChanges, SessionMetrics } from '../measurement/measurement.js';
import type { StreamEvent } from './event-parser.js';
import { afterNews, nothingYet, type LiveNews, type LiveView } from './live-view.js';
import { type StreamNews, useStream } from './use-stream.js';

/** Follows one session's numbers for as long as the page shows them. */
export function useLiveSession(sessionId: string, key: string): LiveView {
  const [view, tell] = useReducer(afterNews, nothingYet);
  const tellAll = useCallback((news: StreamNews) => {
    if (news.kind === 'received') newsOf(news.event).forEach(tell);
    else tell(news);
  }, []);
  useStream(`/v1/sessions/${encodeURIComponent(sessionId)}/metrics/live`, key, tellAll);
  return view;
}

/** Events that this page does not know are left to pages that do. */
function newsOf({ event, data }: StreamEvent): LiveNews[] {
  if (event === 'metrics')
    return [{ kind: 'metrics', metrics: JSON.parse(data) as SessionMetrics, wallMs: Date.now() }];
  if (event === 'minutes') return [{ kind: 'minutes', changes: JSON.parse(data) as MinuteChanges }];
  return [];
}
