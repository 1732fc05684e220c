/** Ends a subscription; calling it again does nothing. */
export type Unsubscribe = () => void;

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

  abstract close(): Promise<void>;
}
