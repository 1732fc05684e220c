import type { StreamBatch, StreamTail } from './shared-stream.js';

/** Ends a subscription; calling it again does nothing. */
export type Unsubscribe = () => void;

export interface StreamFollower {
  batch(batch: StreamBatch): void;
  hearing(): void;
}

/**
 * What the processes of a service tell each other while it is fresh: somebody wrote a comment, so many are watching.
 * Nothing here is the truth and nothing is stored. A message reaches whoever listens at that moment, at most once, and
 * may be lost at any time; whoever uses it must find everything that matters in the log or the database later.
 */
export abstract class LiveState {
  /** Whether messages travel at this moment. */
  abstract readonly connected: boolean;

  /** Tells all listeners of the channel, those of this process included. Never fails: what cannot be sent is dropped. */
  abstract publish(channel: string, message: string): void;

  /** Listens from now on, or from the next connection on when there is none; survives reconnects. */
  abstract subscribe(channel: string, listener: (message: string) => void): Unsubscribe;

  /**
   * Adds entries to a stream: one sequence of numbers for all processes, in the order in which everybody hears them.
   * Resolves with their numbers. Rejects when it cannot be told whether they have got any, because nothing answers.
   */
  abstract append(stream: string, entries: readonly string[]): Promise<StreamBatch>;

  /** Where a stream stands, and the end of it. Rejects when nothing answers. */
  abstract tail(stream: string): Promise<StreamTail>;

  /**
   * Hears the batches of a stream, in order, but not those of the time while nothing could be heard: whenever hearing
   * begins (again), `hearing` is called, and the stream's tail tells what there was before.
   */
  abstract follow(stream: string, follower: StreamFollower): Unsubscribe;

  abstract close(): Promise<void>;
}
