import type { Discrepancy, Rule } from './rule.js';

/** So many discrepancies of a rule are kept in full; the rest are counted. */
const KEPT = 20;

export interface Verdict {
  readonly rule: string;
  readonly promise: string;
  /** How many subjects were put to the test. */
  readonly examined: number;
  /** How many discrepancies were found; 0: proven. */
  readonly refuted: number;
  readonly discrepancies: readonly Discrepancy[];
}

interface Open extends Verdict {
  examined: number;
  refuted: number;
  readonly discrepancies: Discrepancy[];
}

/** What was found of each rule. */
export class Verdicts {
  private readonly byRule = new Map<string, Open>();

  /** @param rules all that there are, so that one that nothing was put to is seen, too */
  constructor(rules: readonly Rule<never>[]) {
    for (const { id, promise } of rules)
      this.byRule.set(id, { rule: id, promise, examined: 0, refuted: 0, discrepancies: [] });
  }

  judge<Subject>(rules: readonly Rule<Subject>[], subject: Subject): void {
    for (const rule of rules) {
      const verdict = this.of(rule);
      verdict.examined += 1;
      for (const discrepancy of rule.judge(subject)) {
        verdict.refuted += 1;
        if (verdict.discrepancies.length < KEPT) verdict.discrepancies.push(discrepancy);
      }
    }
  }

  all(): readonly Verdict[] {
    return [...this.byRule.values()];
  }

  private of({ id }: { readonly id: string }): Open {
    const verdict = this.byRule.get(id);
    if (!verdict) throw new Error(`the rule ${id} is not in the list`);
    return verdict;
  }
}
