import type { OrderDossier } from '../evidence/dossiers.js';
import type { MovementFound, OrderFound } from '../evidence/papers.js';
import { afterStep, type Stage, type Step, type StepTaken } from '../judgement/life.js';
import type { Discrepancy, Rule } from '../judgement/rule.js';

const steps: Readonly<Record<string, Step>> = {
  order_placed: 'placed',
  order_paid: 'paid',
  order_expired: 'expired',
  order_cancelled: 'cancelled',
  order_refunded: 'refunded',
};

/** What one unit does in a step: to the reserved ones, to the sold ones. */
function perUnit(step: Step, from: Stage): readonly [reserved: number, sold: number] {
  if (step === 'placed') return [1, 0];
  if (step === 'paid') return from === 'placed' ? [-1, 1] : [0, 1];
  return step === 'refunded' ? [0, -1] : [-1, 0];
}

export const movementLife: Rule<OrderDossier> = {
  id: 'stock.order-movements',
  promise:
    'The movements of an order are its life: each unit of each line is moved once at every step, and no other is.',
  *judge({ order, movements }) {
    if (!order) return;
    const byAllocation = Map.groupBy(movements, ({ allocationId }) => allocationId);
    for (const { allocationId, quantity } of order.lines)
      yield* lineLife(order, allocationId, quantity, byAllocation.get(allocationId) ?? []);

    const own = new Set(order.lines.map(({ allocationId }) => allocationId));
    for (const { movementId, allocationId } of movements.filter((movement) => !own.has(movement.allocationId)))
      yield {
        what: 'units were moved that the order does not have',
        where: { orderId: order.orderId, allocationId, movementId },
        expected: [...own],
        found: allocationId,
      };
  },
};

function* lineLife(
  { orderId, status }: OrderFound,
  allocationId: string,
  quantity: number,
  movements: readonly MovementFound[],
): Generator<Discrepancy> {
  let stage: Stage = 'none';
  for (const { cause, movementId, reservedBy, soldBy } of movements) {
    const where = { orderId, allocationId, movementId };
    const step = steps[cause];
    const after: StepTaken | undefined = step && afterStep(stage, step);
    if (!step || !after?.legal) {
      yield { what: `${cause} cannot come here`, where, expected: `a movement after ${stage}`, found: cause };
      if (!after) continue;
    } else {
      const [reserved, sold] = perUnit(step, stage);
      const expected = { reservedBy: reserved * quantity, soldBy: sold * quantity };
      if (expected.reservedBy !== reservedBy || expected.soldBy !== soldBy)
        yield { what: `${cause} moved another number of units`, where, expected, found: { reservedBy, soldBy } };
    }
    stage = after.stage;
  }
  // A part of the money that goes back moves no units.
  const expected = status === 'partly_refunded' ? 'paid' : status;
  if (stage !== expected)
    yield {
      what: 'the movements end elsewhere than the order',
      where: { orderId, allocationId },
      expected,
      found: stage,
    };
}
