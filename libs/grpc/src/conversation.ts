import type { ServerDuplexStream } from '@grpc/grpc-js';
import { withTrace } from '@shopcast/telemetry';
import { fromEvent, mergeMap, Observable, of, takeUntil, tap } from 'rxjs';

/** A call on which both sides stream. */
export type ConversationCall = Pick<
  ServerDuplexStream<unknown, unknown>,
  'metadata' | 'pause' | 'resume' | 'on' | 'off' | 'writableNeedDrain'
>;

export interface ConversationOptions<Request, Answer> {
  readonly atOnce: number;
  readonly until: AbortSignal;
  answer(request: Request): Promise<Answer>;
}

/**
 * Answers every request of a stream by itself, as soon as its answer is ready. While `atOnce` of them are being answered,
 * or answers wait for the client to read them, no more requests are taken: memory is bounded by what is under way. Each
 * is under the trace of the call, or under one of its own. After `until` no request is taken, and the last answer ends
 * the call.
 */
export function conversation<Request, Answer>(
  call: ConversationCall,
  requests: Observable<Request>,
  { atOnce, answer, until }: ConversationOptions<Request, Answer>,
): Observable<Answer> {
  return new Observable((subscriber) => {
    let underWay = 0;
    const pace = (): void => void (underWay < atOnce && !call.writableNeedDrain ? call.resume() : call.pause());
    const count = (change: 1 | -1) => (): void => {
      underWay += change;
      pace();
    };
    const traceparent = call.metadata.get('traceparent')[0]?.toString();
    const traced = (request: Request): Promise<Answer> => withTrace(traceparent, () => answer(request));
    call.on('drain', pace);
    subscriber.add(() => call.off('drain', pace));
    subscriber.add(
      requests
        .pipe(
          takeUntil(until.aborted ? of(true) : fromEvent(until, 'abort')),
          tap(count(1)),
          mergeMap(traced),
          tap(count(-1)),
        )
        .subscribe(subscriber),
    );
  });
}
