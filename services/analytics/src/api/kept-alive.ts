import type { MessageEvent } from '@nestjs/common';
import { endWith, ignoreElements, interval, map, merge, type Observable, share, takeUntil } from 'rxjs';

/** Less than the time after which proxies give up on a silent connection. */
const KEEP_ALIVE_MS = 15_000;

/** The same stream, with signs of life while nothing happens. It ends when the events end. */
export function keptAlive(events: Observable<MessageEvent>): Observable<MessageEvent> {
  const shared = events.pipe(share());
  const ended = shared.pipe(ignoreElements(), endWith(true));
  const signs = interval(KEEP_ALIVE_MS).pipe(map((): MessageEvent => ({ comment: 'keep-alive' })));
  return merge(shared, signs.pipe(takeUntil(ended)));
}
