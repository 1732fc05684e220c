/** What has happened so far in any run, as the crowd has seen it acknowledged. */
export class Tally {
  ordersPlaced = 0;
  ordersPaid = 0;
  gmvMinor = 0;
  actionsDone = 0;
  /** Requests, frames and entries that wait for an answer right now. */
  underWay = 0;
  retries = 0;
  private readonly oddities = new Map<string, number>();

  /** Something that a run should not meet; the same words are counted, not repeated. */
  note(oddity: string): void {
    this.oddities.set(oddity, (this.oddities.get(oddity) ?? 0) + 1);
  }

  get oddityCount(): number {
    return [...this.oddities.values()].reduce((sum, times) => sum + times, 0);
  }

  notes(): string[] {
    return [...this.oddities].map(([oddity, times]) => (times === 1 ? oddity : `${oddity} (${times} times)`));
  }
}

/** What happens in a room. */
export class ShowTally extends Tally {
  entered = 0;
  present = 0;
  comments = 0;
  likes = 0;
  shopVisits = 0;
  feedFrames = 0;
  /** As the room's feed says, sampled. */
  onlineSeen = 0;
  reconnects = 0;
}

/** What happens at a sale. */
export class SaleTally extends Tally {
  soldOut = 0;
  keyReused = 0;
  /** Refused in any other way. */
  refusedOtherwise = 0;
  /** Sold out, although the ledger had a free unit just before and nobody else could have taken it. */
  refusedWhileFree = 0;
  refundedMinor = 0;
}
