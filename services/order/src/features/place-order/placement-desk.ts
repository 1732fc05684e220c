import { Injectable } from '@nestjs/common';
import { Lanes } from '../../batching/lanes.js';
import type { PlacementOutcome } from '../../domain/placement.js';
import { SoldOut } from '../../domain/placement.errors.js';
import { PlacementRepository, type TracedPlacement } from '../../persistence/placement.repository.js';
import { ScarceGoods } from './scarce-goods.js';

/**
 * Where placements queue up. Whoever asks for goods that were scarce a moment ago is first shown the books as they are,
 * all of a moment together: what is refused there has cost neither a lock nor a commit, and it is refused because at
 * that moment there were no units, whatever anybody had guessed. Everybody else, and whoever would get something, takes
 * a place in the queue for the locked books.
 */
@Injectable()
export class PlacementDesk {
  private readonly queue: Lanes<TracedPlacement, PlacementOutcome>;
  private readonly onlookers: Lanes<TracedPlacement, PlacementOutcome>;

  constructor(
    placements: PlacementRepository,
    private readonly scarce: ScarceGoods,
  ) {
    // One lane an account: its hot product makes nobody else wait, and row-level security holds for every batch.
    this.queue = new Lanes((accountId, requests) => placements.place(accountId, requests));
    this.onlookers = new Lanes((accountId, requests) => placements.foresee(accountId, requests));
  }

  async place(request: TracedPlacement): Promise<PlacementOutcome> {
    if (this.scarce.seemShortOf(request.lines)) {
      const foreseen = await this.onlookers.ask(request.accountId, request);
      if (foreseen.kind !== 'placed') return this.noted(foreseen);
      this.scarce.areThere(request.lines);
    }
    return this.noted(await this.queue.ask(request.accountId, request));
  }

  private noted(outcome: PlacementOutcome): PlacementOutcome {
    if (outcome.kind === 'refused' && outcome.refusal instanceof SoldOut) this.scarce.wereShort(outcome.refusal.short);
    return outcome;
  }
}
