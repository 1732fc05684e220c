/** Handlers took longer than a transaction may stay open. */
export class HandlerTimedOut extends Error {
  constructor(consumer: string, afterMs: number) {
    super(`The handlers of ${consumer} did not finish within ${afterMs} ms`);
    this.name = 'HandlerTimedOut';
  }
}

/** A handler that hangs must not hold its partition and its locks for ever; its transaction is rolled back under it. */
export async function withinTime<T>(ms: number, consumer: string, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HandlerTimedOut(consumer, ms)), ms);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
