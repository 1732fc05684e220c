import type { OrderDossier } from '../evidence/dossiers.js';
import type { MovementFound, OrderFound } from '../evidence/papers.js';
import { type OrderUnits, unitsOf } from '../evidence/units-of.js';
import { afterStep, type Stage, type Step, type StepTaken } from '../judgement/life.js';
import type { Discrepancy, Rule } from '../judgement/rule.js';

const steps: Readonly<Record<string, Step>> = {
  order_placed: 'placed',
  order_paid: 'paid',
  order_expired: 'expired',
  order_cancelled: 'cancelled',
};
/** Units that come back, some or all; the order's own state tells how many. */
const comingBack = ['order_refunded', 'order_returned'];

/** What one unit does in a step: to the reserved ones, to the sold ones. */
function perUnit(step: Step, from: Stage): readonly [reserved: number, sold: number] {
  if (step === 'placed') return [1, 0];
  if (step === 'paid') return from === 'placed' ? [-1, 1] : [0, 1];
  return [-1, 0];
}

export const movementLife: Rule<OrderDossier> = {
  id: 'stock.order-movements',
  promise: 'The movements of an order are its life: each unit is moved once at every step, and no other is.',
  *judge({ order, movements }) {
    if (!order) return;
    const byAllocation = Map.groupBy(movements, ({ allocationId }) => allocationId);
    for (const units of unitsOf(order)) {
      yield* unitsLife(order, units, byAllocation.get(units.allocationId) ?? []);
      byAllocation.delete(units.allocationId);
    }
    for (const [allocationId, others] of byAllocation)
      yield {
        what: 'units were moved that the order does not have',
        where: { orderId: order.orderId, allocationId },
        expected: 'no movement',
        found: others.map(({ movementId, cause }) => ({ movementId, cause })),
      };
  },
};

function* unitsLife(
  { orderId, status }: OrderFound,
  { allocationId, ordered, sold }: OrderUnits,
  movements: readonly MovementFound[],
): Generator<Discrepancy> {
  let stage: Stage = 'none';
  let left = 0;
  for (const movement of movements) {
    const { cause, movementId, reservedBy, offeredBy, soldBy } = movement;
    const where = { orderId, allocationId, movementId };
    left += soldBy;
    if (comingBack.includes(cause)) {
      if (stage !== 'paid' || reservedBy !== 0 || soldBy >= 0 || left < 0)
        yield { what: `${cause} cannot come here`, where, expected: `a movement after ${stage}`, found: movement };
      continue;
    }
    const step = steps[cause];
    const after: StepTaken | undefined = step && afterStep(stage, step);
    if (!step || !after?.legal)
      yield { what: `${cause} cannot come here`, where, expected: `a movement after ${stage}`, found: cause };
    if (!step || !after) continue;
    const [reserved, soldPerUnit] = perUnit(step, stage);
    const expected = { reservedBy: reserved * ordered, soldBy: soldPerUnit * ordered };
    // Units that were held for a viewer who waited pass into the order; they were reserved before.
    const found = { reservedBy: reservedBy - offeredBy, soldBy };
    if (after.legal && (expected.reservedBy !== found.reservedBy || expected.soldBy !== soldBy))
      yield { what: `${cause} moved another number of units`, where, expected, found };
    stage = after.stage;
  }
  const found = { stage, sold: left };
  const expected = { stage: status === 'partly_refunded' || status === 'refunded' ? 'paid' : status, sold };
  if (found.stage !== expected.stage || found.sold !== expected.sold)
    yield { what: 'the movements end elsewhere than the order', where: { orderId, allocationId }, expected, found };
}
