/** Something to be done in one lane. */
export interface LaneWork {
  /** Works of one lane are never under way at the same time. */
  readonly lane: number;
  /** How many records it asks for. */
  readonly size: number;
  /** Must not share a turn with other work, because a turn with it has failed. */
  readonly alone: boolean;
}

export interface LaneSchedulerOptions {
  /** So many turns may be under way at once, in different lanes. */
  readonly turns: number;
  /** A turn takes work until it has this many records. */
  readonly recordsPerTurn: number;
  /** Turns begin at least so far apart, unless there is work for a whole one; after a pause the first begins at once. */
  readonly paceMs: number;
}

/**
 * Collects work of many lanes into turns. While a turn is under way the work of other lanes gathers, so the busier it
 * gets the more one transaction carries; and a lane that fails holds up nobody but itself.
 */
export class LaneScheduler<Work extends LaneWork> {
  private readonly queued: Work[] = [];
  private readonly busyLanes = new Set<number>();
  private turnsUnderWay = 0;
  private starting: NodeJS.Timeout | undefined;
  private nextTurnMs = 0;

  constructor(
    /** Never rejects. */
    private readonly takeTurn: (works: readonly Work[]) => Promise<void>,
    private readonly options: LaneSchedulerOptions,
  ) {}

  enqueue(work: Work): void {
    this.queued.push(work);
    this.startSoon();
  }

  /** Takes work back that is not under way. */
  withdraw(isMeant: (work: Work) => boolean): Work[] {
    const withdrawn = this.queued.filter(isMeant);
    for (const work of withdrawn) this.queued.splice(this.queued.indexOf(work), 1);
    return withdrawn;
  }

  /** Never in the same step, so that what arrives together goes together. */
  private startSoon(): void {
    if (this.queued.length === 0) return;
    const isFull = this.queued.reduce((sum, { size }) => sum + size, 0) >= this.options.recordsPerTurn;
    if (this.starting && !isFull) return;
    clearTimeout(this.starting);
    this.starting = setTimeout(
      () => {
        this.starting = undefined;
        this.startTurns();
      },
      isFull ? 0 : Math.max(0, this.nextTurnMs - Date.now()),
    );
  }

  private startTurns(): void {
    while (this.turnsUnderWay < this.options.turns) {
      const works = this.nextTurn();
      if (works.length === 0) return;
      this.nextTurnMs = Date.now() + this.options.paceMs;
      void this.run(works);
    }
  }

  private nextTurn(): Work[] {
    const taken: Work[] = [];
    const lanes = new Set<number>();
    let records = 0;
    for (const work of this.queued) {
      if (this.busyLanes.has(work.lane)) continue;
      if (work.alone && taken.length > 0) continue;
      taken.push(work);
      lanes.add(work.lane);
      records += work.size;
      if (work.alone || records >= this.options.recordsPerTurn) break;
    }
    for (const work of taken) this.queued.splice(this.queued.indexOf(work), 1);
    for (const lane of lanes) this.busyLanes.add(lane);
    return taken;
  }

  private async run(works: readonly Work[]): Promise<void> {
    this.turnsUnderWay += 1;
    await this.takeTurn(works);
    this.turnsUnderWay -= 1;
    for (const { lane } of works) this.busyLanes.delete(lane);
    this.startSoon();
  }
}
