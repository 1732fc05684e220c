import { orderRefunded } from '@shopcast/contracts';
import type { OrderDossier } from '../evidence/dossiers.js';
import type { Discrepancy, Rule } from '../judgement/rule.js';
import { lifeByFacts } from './fact-steps.js';

export const legalLife: Rule<OrderDossier> = {
  id: 'fact.life',
  promise: 'The facts of an order are a legal life in the order of the log: no gap, no repeat.',
  *judge(dossier) {
    const { orderId } = dossier;
    for (const { fact, step, legal, instead } of lifeByFacts(dossier).steps)
      if (!legal)
        yield {
          what: `${fact.type} cannot come here`,
          where: { orderId, fact: fact.place, eventId: fact.eventId },
          expected: instead.length > 0 ? instead : 'nothing more',
          found: step ?? fact.type,
        };
    yield* brokenSum(dossier);
  },
};

/** Each refund says what has been given back so far: a refund that is missing or doubled breaks the sum. */
function* brokenSum({ orderId, facts }: OrderDossier): Generator<Discrepancy> {
  let soFar = 0;
  for (const { type, data, place } of facts) {
    if (type !== orderRefunded.type) continue;
    soFar += Number(data['refundMinor']);
    const said = Number(data['refundedTotalMinor']);
    if (said === soFar) continue;
    const where = { orderId, fact: place };
    yield { what: 'a refund does not add up with those before it', where, expected: soFar, found: said };
    soFar = said;
  }
}

export const stateAgrees: Rule<OrderDossier> = {
  id: 'fact.state',
  promise: 'Every order stands where its facts have brought it: no fact is missing.',
  *judge(dossier) {
    const { order, orderId, facts } = dossier;
    if (!order) return;
    const { stage } = lifeByFacts(dossier);
    if (stage === order.status) return;
    yield {
      what: 'the order and its facts tell different things',
      where: { orderId },
      expected: order.status,
      found: { stage, facts: facts.map(({ type }) => type) },
    };
  },
};
