import { orderCancelled } from '@shopcast/contracts';
import type { CancelSent, PaySent, RefundSent } from '@shopcast/history';
import type { OrderDossier } from '../evidence/dossiers.js';
import type { Attempt, OrderFound, WishSent } from '../evidence/papers.js';
import { paidStages } from '../judgement/life.js';
import type { Rule } from '../judgement/rule.js';

const acknowledged = ({ answer }: Attempt<WishSent>): boolean => answer.kind === 'answered' && answer.status < 300;

const wishesOf = <Op extends WishSent['op']>({ wishes }: OrderDossier, op: Op) =>
  wishes
    .filter((wish) => wish.sent.op === op)
    .filter(acknowledged)
    .map(({ sent }) => sent as Extract<WishSent, { op: Op }>);

const tookMoney: readonly string[] = [...paidStages, 'deposit_paid', 'forfeited'];

const hasTakenMoney = (order: OrderFound | undefined): boolean =>
  order !== undefined && (tookMoney.includes(order.status) || order.moneyReturned);

export const acknowledgedPayment: Rule<OrderDossier> = {
  id: 'acknowledged.payment',
  promise: 'Every payment that was acknowledged is with the provider, and the order took it or gave it back.',
  *judge(dossier) {
    const { orderId, order, payments, providerKnown } = dossier;
    for (const { paymentId, outcome } of wishesOf(dossier, 'pay') satisfies PaySent[]) {
      const where = { orderId, paymentId };
      const found = payments.find((payment) => payment.paymentId === paymentId)?.outcome ?? null;
      if (providerKnown && found !== outcome)
        yield { what: 'the provider has forgotten a payment', where, expected: outcome, found };
      if (outcome === 'succeeded' && !hasTakenMoney(order))
        yield {
          what: 'a payment had no effect on its order',
          where,
          expected: 'paid',
          found: order?.status ?? 'no order',
        };
    }
  },
};

export const acknowledgedCancellation: Rule<OrderDossier> = {
  id: 'acknowledged.cancellation',
  promise: 'Every cancellation that was acknowledged has ended its order.',
  *judge(dossier) {
    const { orderId, order, facts } = dossier;
    if ((wishesOf(dossier, 'cancel') satisfies CancelSent[]).length === 0) return;
    // Late money may have paid for it since.
    if (order?.status === 'cancelled' || facts.some(({ type }) => type === orderCancelled.type)) return;
    yield {
      what: 'a cancellation had no effect',
      where: { orderId },
      expected: 'cancelled',
      found: order?.status ?? 'no order',
    };
  },
};

export const acknowledgedRefund: Rule<OrderDossier> = {
  id: 'acknowledged.refund',
  promise: 'Every refund that was acknowledged is owed, once per key.',
  *judge(dossier) {
    const { orderId, order, refunds } = dossier;
    const acknowledgedKeys = new Map(
      (wishesOf(dossier, 'refund') satisfies RefundSent[]).map((sent) => [sent.key, sent.amountMinor]),
    );
    const left = refunds.filter(({ requested }) => requested).map(({ amountMinor }) => amountMinor);
    // Those that named their amount choose first.
    for (const [key, amount] of [...acknowledgedKeys].sort(([, one], [, other]) => (other ?? 0) - (one ?? 0))) {
      const index = amount === undefined ? left.length - 1 : left.indexOf(amount);
      if (index >= 0) left.splice(index, 1);
      else
        yield {
          what: 'a refund is lost',
          where: { orderId, key },
          expected: amount ?? order?.totalMinor,
          found: 'none',
        };
    }
  },
};

export const wishesResolved: Rule<OrderDossier> = {
  id: 'unknown.request-resolved',
  promise: 'Every payment, cancellation and refund without an answer was sent again until it had one.',
  *judge({ orderId, wishes }) {
    const nameOf = ({ sent }: Attempt<WishSent>): string => (sent.op === 'refund' ? `refund ${sent.key}` : sent.op);
    for (const [name, attempts] of Map.groupBy(wishes, nameOf)) {
      const answeredMs = attempts.flatMap(({ sent, answer }) => (answer.kind === 'answered' ? [sent.atMs] : []));
      const open = attempts.find(
        ({ sent, answer }) => answer.kind === 'unknown' && sent.atMs > Math.max(...answeredMs),
      );
      if (open)
        yield {
          what: `nobody found out what became of a ${name}`,
          where: { orderId },
          expected: 'an answer',
          found: open.answer,
        };
    }
  },
};
