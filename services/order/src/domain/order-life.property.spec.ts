import fc from 'fast-check';
import {
  CallbackWorld,
  type Happening,
  keptMinor,
  ORDERS,
  PRICE,
  stockThatFollows,
} from '../testing/callback-world.js';
import { ACCOUNT } from '../testing/fixtures.js';

const SEQUENCES = 10_000;

const order = fc.nat(ORDERS - 1);
const refund = fc.nat(5);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constantFrom('paid', 'failed', 'cancelled', 'expired'), order }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('refunded'),
      order,
      amountMinor: fc.option(fc.integer({ min: 1, max: 2 * PRICE + 1 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('asked'), refund, takesTime: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('told'), refund, round: fc.nat(2), old: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('retried'), refund }) },
) as fc.Arbitrary<Happening>;

/** Callbacks come in batches, because requests that arrive together are decided together. */
const story = fc.array(fc.array(happening, { minLength: 1, maxLength: 5 }), { maxLength: 10 });
const succeeds = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 });

const terminal: readonly string[] = ['paid', 'partly_refunded', 'refunded', 'expired', 'cancelled'];
/** What comes once more, or late: nobody asks for anything new. */
const isNews = ({ what }: Happening): boolean => what !== 'refunded' && what !== 'cancelled' && what !== 'retried';

/** A matcher for each of a million comparisons would take minutes. */
function holds(what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) expect({ [what]: found }).toEqual({ [what]: expected });
}

describe('whatever providers say, in whatever order, late and twice', () => {
  it(`each order ends in one state, and money and stock are conserved: ${SEQUENCES} sequences`, () => {
    fc.assert(
      fc.property(story, succeeds, (batches, outcomes) => {
        const world = new CallbackWorld(outcomes);
        const start = world.stock;
        for (const batch of batches) {
          world.take(batch);
          holdsStock(world, start);
          holdsMoney(world);
        }
        world.settle();
        holdsStock(world, start);
        holdsMoney(world);

        for (const { status } of world.orders) holds('terminal', terminal.includes(status), true);
        for (const one of world.refunds) holds('made once', [one.progress.state, world.payoutsOf(one)], ['made', 1]);
        holds('paid once', new Set(world.paidFacts).size, world.paidFacts.length);
        holds('new once', new Set(world.firstPurchases).size, world.firstPurchases.length);
        // The end is the end: the same news change nothing when they come again, in the other order.
        const again = batches.map((batch) => batch.filter(isNews)).reverse();
        const known = again.map((batch) =>
          batch.filter((news) => news.what !== 'paid' || isCaptured(world, news.order)),
        );
        const end = world.state;
        for (const batch of known) world.take(batch);
        holds('the end', world.state, end);
      }),
      { numRuns: SEQUENCES },
    );
  });
});

const isCaptured = (world: CallbackWorld, index: number): boolean =>
  world.orders.some((one, at) => at === index && world.capturedMinor(one) > 0);

/** Captured = kept + given back, at every moment; and what was received is what was captured. */
function holdsMoney(world: CallbackWorld): void {
  for (const one of world.orders) {
    const captured = world.capturedMinor(one);
    holds('captured = kept + given back', captured, keptMinor(one) + world.owedBackMinor(one));
    holds('written down as received', world.receivedMinor(one), captured);
  }
  for (const one of world.refunds) holds('paid out twice', world.payoutsOf(one) > 1, false);
}

function holdsStock(world: CallbackWorld, start: CallbackWorld['stock']): void {
  const { accountId, allocated, reserved, sold } = world.stock;
  holds('account', accountId, ACCOUNT);
  holds('ledger = orders', { allocated, reserved, sold }, stockThatFollows(world.orders));
  holds('sold ≤ allocated', reserved + sold <= allocated, true);
  holds('ledger = movements', world.moved, {
    allocatedBy: allocated - start.allocated,
    reservedBy: reserved - start.reserved,
    soldBy: sold - start.sold,
  });
}
