import type { OrderDossier } from '../evidence/dossiers.js';
import type { Rule } from '../judgement/rule.js';

export const refusedMeansNone: Rule<OrderDossier> = {
  id: 'key.refused',
  promise: 'Whoever was told that there is no order for a key has none.',
  *judge({ orderId, order, movements, refusals }) {
    if (!order || refusals.length === 0) return;
    const placedMs = Math.min(...movements.map(({ movedAtMs }) => movedAtMs));
    for (const { key, sentAtMs, status, code, amongOthers } of refusals) {
      // The same request sent once more may be taken up after the refusal, for a unit that has just come back; one whose
      // outcome nobody knew even much later, by a process that had stood still.
      if (amongOthers && !(sentAtMs > placedMs)) continue;
      yield {
        what: 'a refused placement has an order',
        where: { orderId, key },
        expected: `${status} ${code}`,
        found: order.status,
      };
    }
  },
};
