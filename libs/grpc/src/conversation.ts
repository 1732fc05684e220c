import type { ServerDuplexStream } from '@grpc/grpc-js';
import { withTrace } from '@shopcast/telemetry';
import { fromEvent, mergeMap, Observable, of, takeUntil, tap } from 'rxjs';
import { byTurns } from './by-turns.js';

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
 * Answers every request of a stream by itself, as soon as its answer is ready; requests of one message are several, and
 * answers that are ready in one turn go in one message. While `atOnce` of them are being answered, or answers wait for
 * the client to read them, no more messages are taken: memory is bounded by what is under way. Each request is under the
 * trace of the call, or under one of its own. After `until` no message is taken, and the last answer ends the call.
 */
export function conversation<Request, Answer>(
  call: ConversationCall,
  messages: Observable<readonly Request[]>,
  { atOnce, answer, until }: ConversationOptions<Request, Answer>,
): Observable<readonly Answer[]> {
  return new Observable((subscriber) => {
    let underWay = 0;
    const pace = (): void => void (underWay < atOnce && !call.writableNeedDrain ? call.resume() : call.pause());
    const count = (change: number): void => {
      underWay += change;
      pace();
    };
    const traceparent = call.metadata.get('traceparent')[0]?.toString();
    const traced = (request: Request): Promise<Answer> => withTrace(traceparent, () => answer(request));
    call.on('drain', pace);
    subscriber.add(() => call.off('drain', pace));
    subscriber.add(
      messages
        .pipe(
          takeUntil(until.aborted ? of(true) : fromEvent(until, 'abort')),
          tap((requests) => count(requests.length)),
          mergeMap((requests) => requests),
          mergeMap(traced),
          byTurns(),
          tap((answers) => count(-answers.length)),
        )
        .subscribe(subscriber),
    );
  });
}
