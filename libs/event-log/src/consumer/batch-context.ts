/** What a handler may know about the transaction that it works in. */
export interface TurnContext {
  /** True while facts are folded again; what the outside world would notice must not be done then. */
  readonly replay: boolean;
  /** Runs when this transaction has been committed, and never when it has not: the place to change what is in memory. */
  afterCommit(run: () => void): void;
}

/** Where in the log a batch is. */
export interface BatchPlace {
  readonly topic: string;
  readonly partition: number;
  /** Changes whenever the partition changes hands. */
  readonly epoch: number;
  /**
   * Offsets `fromOffset ≤ offset < toOffset` become processed with this transaction. What a consumer keeps in memory for
   * a partition is valid only while the epoch is the same and `fromOffset` is the `toOffset` after which it was kept.
   */
  readonly fromOffset: number;
  readonly toOffset: number;
}

/** What a handler may know about the batch that it works in. */
export interface BatchContext extends BatchPlace, TurnContext {}

/** Events of one partition, in their order. */
export interface EventBatch<Event> extends BatchPlace {
  readonly events: readonly Event[];
}
