import type { Unreadable } from '../evidence/log-facts.js';
import type { Rule } from '../judgement/rule.js';

const wellFormed: Rule<readonly Unreadable[]> = {
  id: 'fact.well-formed',
  promise: 'Every record of the topics is the fact that it says it is.',
  *judge(unreadable) {
    for (const { topic, place, problem } of unreadable)
      yield {
        what: problem,
        where: { topic, fact: place },
        expected: 'a fact by its contract',
        found: 'something else',
      };
  },
};

export const readingRules: readonly Rule<readonly Unreadable[]>[] = [wellFormed];
