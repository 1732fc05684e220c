import type { ContestPlan, Fate } from '../../plan/sale/sale-plan.js';

/** A contest under way: deals its cards to those who get a unit, in the order in which they hear of it. */
export class Contest {
  private dealt = 0;

  constructor(private readonly plan: ContestPlan) {}

  /** One order too many pays like the others: the figures tell that there was one. */
  deal(): Fate {
    return this.plan.cards[this.dealt++] ?? 'pay';
  }
}
