import type { SessionDossier } from '../evidence/session-sales.js';
import type { Rule } from '../judgement/rule.js';

const asSold: Rule<SessionDossier> = {
  id: 'dashboard.sales',
  promise: 'The final numbers of a session show the orders and the money that its orders add up to.',
  *judge({ sessionId, sales, measured }) {
    // Before the end numbers may be behind.
    if (!measured?.final) return;
    for (const [metric, expected] of Object.entries(sales)) {
      const found = measured.metrics[metric]?.n;
      if (found !== expected)
        yield { what: `the dashboard shows another ${metric}`, where: { sessionId }, expected, found };
    }
  },
};

export const dashboardRules: readonly Rule<SessionDossier>[] = [asSold];
