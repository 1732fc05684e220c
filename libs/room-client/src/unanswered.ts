import type { Accepted, Refused } from '@shopcast/contracts/room';
import { FrameRefused } from './room-client.errors.js';

/** A frame of a client. The room takes each id once, so it may be sent as often as necessary. */
export interface Saying {
  readonly t: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

interface Waiting {
  readonly frame: Saying;
  readonly answered: Promise<Accepted>;
  accept(answer: Accepted): void;
  refuse(error: Error): void;
}

/** What has been said and not been answered, in the order in which it was said. */
export class Unanswered {
  private readonly waiting = new Map<string, Waiting>();

  get frames(): Saying[] {
    return [...this.waiting.values()].map(({ frame }) => frame);
  }

  has(id: string): boolean {
    return this.waiting.has(id);
  }

  /** @returns the answer; the same one for the same frame said again */
  add(frame: Saying): Promise<Accepted> {
    const known = this.waiting.get(frame.id);
    if (known) return known.answered;
    const { promise, resolve, reject } = withResolvers<Accepted>();
    this.waiting.set(frame.id, { frame, answered: promise, accept: resolve, refuse: reject });
    return promise;
  }

  answer(answer: Accepted | Refused): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.t === 'ok') waiting?.accept(answer);
    else waiting?.refuse(new FrameRefused(answer.code, answer.title));
  }

  failAll(error: Error): void {
    for (const { refuse } of this.waiting.values()) refuse(error);
    this.waiting.clear();
  }
}

/** As `Promise.withResolvers`, which Node 20 has not. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: Error) => void } {
  let settle: { resolve: (value: T) => void; reject: (error: Error) => void } | undefined;
  const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...(settle as NonNullable<typeof settle>) };
}
