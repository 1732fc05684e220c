import { orderPlaced } from '@shopcast/contracts';
import fc from 'fast-check';
import {
  allocation,
  LISTING,
  market,
  offer,
  PLACED_AT,
  request,
  session,
  SESSION,
  SKU,
  uuid,
} from '../testing/fixtures.js';
import { decidePlacements } from './decide-placements.js';
import type { Market, PlacementOutcome, PlacementRequest } from './placement.js';

const decideOne = (books: Market, asked: PlacementRequest): PlacementOutcome => {
  const [outcome] = decidePlacements(books, [asked]).outcomes;
  if (!outcome) throw new Error('no outcome');
  return outcome;
};
const refusalOf = (outcome: PlacementOutcome | undefined) =>
  outcome?.kind === 'refused' ? { code: outcome.refusal.code, ...outcome.refusal.details } : outcome?.kind;
const line = (quantity: number, n = 0) => ({ listingId: LISTING, skuId: n === 0 ? SKU : uuid(40 + n), quantity });

describe('placing one order', () => {
  it('takes the units, agrees on prices and total, and says so', () => {
    const asked = request({ lines: [line(2)] });

    const { outcomes, allocations, movements } = decidePlacements(market(), [asked]);

    expect(outcomes[0]).toMatchObject({
      kind: 'placed',
      atMs: PLACED_AT,
      order: { orderId: asked.orderId, status: 'placed', totalMinor: 19_800, currency: 'CNY' },
      facts: [
        {
          type: orderPlaced.type,
          key: `${SESSION}:viewer`,
          data: { totalMinor: 19_800, lines: [{ listingId: LISTING, skuId: SKU, quantity: 2, unitPriceMinor: 9_900 }] },
        },
      ],
    });
    expect(allocations).toEqual([allocation({ reserved: 2 })]);
    expect(movements).toHaveLength(1);
  });

  it('prices by the clock of the session, at the moment of the request', () => {
    const rehearsal = session({ timeScale: 60, startedAtMs: PLACED_AT - 10_000 });
    const minuteNine = {
      sessionId: SESSION,
      priceMinor: 5_000,
      startsAtMs: PLACED_AT - 10_000 + 540_000,
      endsAtMs: null,
      unitsAtPrice: null,
    };
    const books = market({ sessions: [rehearsal], offers: [offer({ livePrices: [minuteNine] })] });

    expect(decideOne(books, request())).toMatchObject({ atMs: PLACED_AT + 590_000, order: { totalMinor: 5_000 } });
    expect(decideOne(books, request({ placedAtMs: PLACED_AT - 2_000 }))).toMatchObject({
      order: { totalMinor: 9_900 },
    });
  });

  it.each([
    ['a session that is not known', market({ sessions: [] }), 'session.not_found'],
    ['a session of another account', market({ sessions: [session({ accountId: uuid(9) })] }), 'session.not_found'],
    ['a session that is only planned', market({ sessions: [session({ state: 'scheduled' })] }), 'session.not_live'],
    ['a session that has ended', market({ sessions: [session({ state: 'ended' })] }), 'session.not_live'],
    ['a variant that is not listed', market({ offers: [] }), 'order.not_for_sale'],
    ['a variant of another account', market({ offers: [offer({ accountId: uuid(9) })] }), 'order.not_for_sale'],
    ['another currency than the session’s', market({ offers: [offer({ currency: 'JPY' })] }), 'order.another_currency'],
    ['a variant without units', market({ offers: [offer({ allocationId: null })] }), 'order.sold_out'],
  ])('is refused for %s', (_what, books, code) => {
    expect(refusalOf(decideOne(books, request()))).toMatchObject({ code });
  });

  it('is possible while the host is away', () => {
    expect(decideOne(market({ sessions: [session({ state: 'paused' })] }), request()).kind).toBe('placed');
  });

  it('is refused when a variant is asked for in two lines', () => {
    expect(refusalOf(decideOne(market(), request({ lines: [line(1), line(2)] })))).toMatchObject({
      code: 'order.duplicate_line',
    });
  });

  it('is refused when the total can no longer be counted exactly', () => {
    const dear = market({ offers: [offer({ listPriceMinor: Number.MAX_SAFE_INTEGER })] });

    expect(decideOne(dear, request())).toMatchObject({ kind: 'placed' });
    expect(refusalOf(decideOne(dear, request({ lines: [line(2)] })))).toMatchObject({ code: 'order.total_too_large' });
  });

  it('takes all lines or none, and says of every short one what is left', () => {
    const second = { skuId: uuid(41), allocationId: uuid(51) };
    const books = market({
      offers: [offer(), offer(second)],
      allocations: [allocation({ reserved: 9 }), allocation({ ...second, reserved: 10 })],
    });

    const { outcomes, movements } = decidePlacements(books, [request({ lines: [line(2), line(1, 1)] })]);

    expect(refusalOf(outcomes[0])).toEqual({
      code: 'order.sold_out',
      short: [
        { listingId: LISTING, skuId: SKU, requested: 2, left: 1 },
        { listingId: LISTING, skuId: uuid(41), requested: 1, left: 0 },
      ],
    });
    expect(movements).toEqual([]);
  });
});

describe('placing many orders together', () => {
  it('serves them in the order of their arrival; one that is refused takes nothing from the next', () => {
    const asked = [6, 5, 4].map((quantity) => request({ lines: [line(quantity)] }));

    const { outcomes, allocations } = decidePlacements(market(), asked);

    expect(outcomes.map(({ kind }) => kind)).toEqual(['placed', 'refused', 'placed']);
    expect(allocations).toEqual([allocation({ reserved: 10 })]);
  });

  it('makes one order of a repeated key and refuses it for another body', () => {
    const first = request();
    const { placementKey } = first;

    const { outcomes, movements } = decidePlacements(market(), [
      first,
      request({ placementKey }),
      request({ placementKey, digest: 'another body' }),
    ]);

    expect(outcomes[1]).toMatchObject({ kind: 'repeated', order: { orderId: first.orderId } });
    expect(refusalOf(outcomes[2])).toMatchObject({ code: 'order.idempotency_key_reused' });
    expect(movements).toHaveLength(1);
  });

  it('does not use up the key of a request that was refused', () => {
    const tooMany = request({ lines: [line(11)] });

    const { outcomes } = decidePlacements(market(), [tooMany, request({ placementKey: tooMany.placementKey })]);

    expect(outcomes.map(({ kind }) => kind)).toEqual(['refused', 'placed']);
  });

  it('never sells more than is free, and refuses only what does not fit at its turn', () => {
    const quantities = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 })), {
      maxLength: 40,
    });
    const second = { skuId: uuid(41), allocationId: uuid(51) };

    fc.assert(
      fc.property(quantities, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (wishes, one, two) => {
        const books = market({
          offers: [offer(), offer(second)],
          allocations: [
            allocation({ intended: one, allocated: one }),
            allocation({ ...second, intended: two, allocated: two }),
          ],
        });
        const asked = wishes.map(([a, b]) => request({ lines: b === 0 ? [line(a)] : [line(a), line(b, 1)] }));

        const { outcomes } = decidePlacements(books, asked);

        const left = [one, two];
        wishes.forEach(([a, b], index) => {
          const fits = a <= (left[0] ?? 0) && b <= (left[1] ?? 0);
          expect(outcomes[index]?.kind).toBe(fits ? 'placed' : 'refused');
          if (fits) left.splice(0, 2, (left[0] ?? 0) - a, (left[1] ?? 0) - b);
        });
      }),
    );
  });
});
