import { Observable } from 'rxjs';
import type { AnswerStream } from './grpc-call.decorator.js';

/**
 * An answer stream that is made only as fast as the client takes it. Whatever makes it is told when the client has gone
 * (`ended`), and is closed (its `finally` runs) however the stream ends.
 */
export function paced<Item>(call: AnswerStream, make: (ended: AbortSignal) => AsyncIterable<Item>): Observable<Item> {
  return new Observable((subscriber) => {
    const gone = new AbortController();
    const run = async (): Promise<void> => {
      for await (const item of make(gone.signal)) {
        if (gone.signal.aborted) return;
        subscriber.next(item);
        if (call.writableNeedDrain) await drained(call, gone.signal);
      }
      subscriber.complete();
    };
    run().catch((error: unknown) => subscriber.error(error));
    return () => gone.abort();
  });
}

const drained = (call: AnswerStream, gone: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      call.off('drain', done);
      gone.removeEventListener('abort', done);
      resolve();
    };
    call.once('drain', done);
    gone.addEventListener('abort', done);
    if (gone.aborted) done();
  });
