import { isOneRequestsFault } from './one-requests-fault.js';
import { TooManyWaiting } from './too-many-waiting.js';

interface Waiting<Request, Answer> {
  readonly request: Request;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Bounds the time that a batch holds its locks. */
const LARGEST_BATCH = 256;
/** More than this waiting means that the database cannot keep up; newcomers are refused instead of filling the memory. */
const LONGEST_QUEUE = 20_000;

/**
 * Serves concurrent requests in batches: what arrives in a lane while its batch is under way makes up the next one, in
 * the order of arrival. Alone, a request waits for nobody; under load, a hundred share one transaction. Lanes do not
 * wait for each other.
 */
export class Lanes<Request, Answer> {
  private readonly lanes = new Map<string, Waiting<Request, Answer>[]>();

  /** @param serve answers every request of a lane's batch, in their order */
  constructor(private readonly serve: (lane: string, requests: readonly Request[]) => Promise<readonly Answer[]>) {}

  /** @throws TooManyWaiting */
  ask(lane: string, request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const waiting = this.lanes.get(lane);
      if (waiting && waiting.length >= LONGEST_QUEUE) return reject(new TooManyWaiting());
      if (waiting) return void waiting.push({ request, resolve, reject });
      this.lanes.set(lane, [{ request, resolve, reject }]);
      void this.run(lane);
    });
  }

  private async run(lane: string): Promise<void> {
    // One turn of the event loop, so that requests of the same moment share the first batch, too.
    await new Promise((resolve) => setImmediate(resolve));
    const waiting = this.lanes.get(lane) ?? [];
    while (waiting.length > 0) await this.serveBatch(lane, waiting.splice(0, LARGEST_BATCH));
    this.lanes.delete(lane);
  }

  private async serveBatch(lane: string, batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    try {
      const answers = await this.serve(
        lane,
        batch.map(({ request }) => request),
      );
      batch.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      if (batch.length === 1 || !isOneRequestsFault(error)) return batch.forEach(({ reject }) => reject(error));
      // One of them is at fault; the others must not pay for it.
      for (const one of batch) await this.serveBatch(lane, [one]);
    }
  }
}
