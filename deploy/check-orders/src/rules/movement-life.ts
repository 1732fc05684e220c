import type { OrderDossier } from '../evidence/dossiers.js';
import type { MovementFound, OrderFound } from '../evidence/papers.js';
import { type OrderUnits, unitsOf } from '../evidence/units-of.js';
import { afterStep, holdsUnits, paidStages, type Stage, type Step, type StepTaken } from '../judgement/life.js';
import type { Discrepancy, Rule } from '../judgement/rule.js';

const steps: Readonly<Record<string, Step>> = {
  order_placed: 'placed',
  order_paid: 'paid',
  order_expired: 'expired',
  order_cancelled: 'cancelled',
  deposit_paid: 'deposit_paid',
  order_forfeited: 'forfeited',
};
/** Units that come back, some or all; the order's own state tells how many. */
const comingBack = ['order_refunded', 'order_returned'];

/** What one unit does in a step: to the reserved ones, to the sold ones. */
function perUnit(step: Step, from: Stage): readonly [reserved: number, sold: number] {
  if (step === 'placed' || step === 'deposit_paid') return [1, 0];
  if (step === 'paid') return holdsUnits.includes(from) ? [-1, 1] : [0, 1];
  return [-1, 0];
}

/** A deposit that is paid in time moves no unit: then the movements do not tell of it, and none may come for it. */
function stageBefore(step: Step | undefined, stage: Stage): Stage {
  if (stage !== 'placed') return stage;
  return step === 'forfeited' || step === 'deposit_paid' ? 'deposit_paid' : stage;
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
    stage = stageBefore(step, stage);
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
  const found = { stage: stageOfUnits(stage), sold: left };
  const expected = { stage: stageOfUnits(status), sold };
  if (found.stage !== expected.stage || found.sold !== expected.sold)
    yield { what: 'the movements end elsewhere than the order', where: { orderId, allocationId }, expected, found };
}

/** Of stages in which the units are at the same place, one. */
const stageOfUnits = (stage: string): string => {
  if (paidStages.includes(stage)) return 'paid';
  return holdsUnits.includes(stage) ? 'placed' : stage;
};
