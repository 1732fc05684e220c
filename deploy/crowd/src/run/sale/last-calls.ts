import type { ContestPlan } from '../../plan/sale/sale-plan.js';
import { each } from '../each.js';
import { type StockLevel, stockOf } from '../stock.js';
import { makeAttempt } from './make-attempt.js';
import { AT_ONCE, keyOf, type SaleStage } from './sale-stage.js';

const LOOK_EVERY_MS = 50;

/**
 * The end of a contest. Units whose payment failed come back at their own time; each is offered to one of the last
 * callers as soon as the ledger has it, until all are sold for good. Nobody else wants them by now, so a caller who is
 * refused was refused wrongly. Whoever is left then calls for nothing, and must hear so.
 */
export class LastCalls {
  private called = 0;

  constructor(
    private readonly stage: SaleStage,
    private readonly contest: ContestPlan,
  ) {}

  async make(): Promise<void> {
    const { tally, patience, clock } = this.stage;
    for (let sinceMs = performance.now(); performance.now() - sinceMs < patience.outageMs;) {
      const { free, reserved } = await this.level();
      const offered = Math.min(free, this.contest.lastCalls.length - this.called);
      if (offered > 0) {
        tally.refusedWhileFree += offered - (await this.call(offered));
        sinceMs = performance.now();
      } else if (reserved > 0) await clock.rest(LOOK_EVERY_MS);
      else return void (await this.call(Infinity));
    }
    tally.note('units stay reserved for payments that never arrive');
  }

  /** @returns how many of the next callers got something */
  private async call(callers: number): Promise<number> {
    const { lastCalls, sku } = this.contest;
    const first = this.called;
    const calls = lastCalls.slice(first, first + callers);
    this.called += calls.length;
    let served = 0;
    await each(calls, AT_ONCE, async (attempt, index) => {
      const key = keyOf(this.stage, `last-call-${sku}`, first + index);
      if (await makeAttempt(this.stage, attempt, key)) served++;
    });
    return served;
  }

  private async level(): Promise<StockLevel> {
    const { product, sku } = this.contest;
    const skuId = this.stage.listings.id(sku);
    const levels = await stockOf(this.stage, this.stage.listings.id(product));
    const level = levels.find((candidate) => candidate.skuId === skuId);
    if (!level) throw new Error(`the ledger has nothing of ${sku}`);
    return level;
  }
}
