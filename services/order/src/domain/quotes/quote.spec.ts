import {
  allocation,
  ACCOUNT,
  LISTING,
  market,
  offer,
  PLACED_AT,
  request,
  session,
  SESSION,
  SKU,
  uuid,
} from '../../testing/fixtures.js';
import { campaign, coupon, COUPON, printed } from '../../testing/promotions.js';
import { agreeOnTerms } from '../agree-on-terms.js';
import { decidePlacements } from '../decide-placements.js';
import type { Market, PlacementOutcome, PlacementRequest } from '../placement.js';
import { PromotionBook } from '../promotions/promotion-book.js';
import { flashTally } from '../promotions/tally.js';
import { type Quote, quoteOf } from './quote.js';

const VALID_MS = 120_000;
const quoteIn = (books: Market, wish: PlacementRequest = request()): Quote =>
  quoteOf(
    wish,
    agreeOnTerms({ ...books, promotions: new PromotionBook(books.promotions) }, wish),
    PLACED_AT + VALID_MS,
  );
const placeIn = (books: Market, asked: PlacementRequest): PlacementOutcome => {
  const [outcome] = decidePlacements(books, [asked]).outcomes;
  if (!outcome) throw new Error('no outcome');
  return outcome;
};
const codeOf = (outcome: PlacementOutcome) => (outcome.kind === 'refused' ? outcome.refusal.code : outcome.kind);
const flash = (unitsAtPrice: number | null, endsAtMs: number | null = null) => ({
  ...{ sessionId: SESSION, priceMinor: 5_000, startsAtMs: PLACED_AT - 1_000, endsAtMs, unitsAtPrice },
});
const selling = (...livePrices: ReturnType<typeof flash>[]) => market({ offers: [offer({ livePrices })] });

describe('an order with a quote', () => {
  it('is placed on the terms that were quoted, also when the price has changed meanwhile', () => {
    const quote = quoteIn(selling(flash(null)));
    const dearer = market({ offers: [offer({ listPriceMinor: 12_000 })] });

    expect(placeIn(dearer, request({ quote }))).toMatchObject({ kind: 'placed', order: { totalMinor: 5_000 } });
    expect(placeIn(dearer, request())).toMatchObject({ kind: 'placed', order: { totalMinor: 12_000 } });
  });

  it('is not placed once the quote has expired', () => {
    const quote = quoteIn(market());

    expect(codeOf(placeIn(market(), request({ quote, placedAtMs: PLACED_AT + VALID_MS - 1 })))).toBe('placed');
    expect(codeOf(placeIn(market(), request({ quote, placedAtMs: PLACED_AT + VALID_MS })))).toBe('order.quote_expired');
  });

  it('is placed once for one key, whatever has become of the quote', () => {
    const asked = request({ quote: quoteIn(market()) });
    const late = { ...asked, placedAtMs: PLACED_AT + VALID_MS };

    expect(decidePlacements(market(), [asked, late]).outcomes.map(({ kind }) => kind)).toEqual(['placed', 'repeated']);
  });

  it.each<[what: string, changes: Partial<PlacementRequest>]>([
    ['viewer', { viewerId: 'w' }],
    ['quantity', { lines: [{ listingId: LISTING, skuId: SKU, quantity: 2 }] }],
    ['variant', { lines: [{ listingId: LISTING, skuId: uuid(44), quantity: 1 }] }],
    ['basket without its coupon', { couponIds: [COUPON] }],
  ])('is refused when the quote was made for another %s', (_what, changes) => {
    const books = market({
      offers: [offer(), offer({ skuId: uuid(44) })],
      promotions: printed([campaign()], [coupon()]),
    });

    expect(codeOf(placeIn(books, request({ quote: quoteIn(books), ...changes })))).toBe('order.quote_foreign');
  });

  it('is refused when the quote was made for another session or account', () => {
    const quote = quoteIn(market());

    for (const foreign of [{ sessionId: uuid(22) }, { accountId: uuid(9) }])
      expect(codeOf(placeIn(market(), request({ quote: { ...quote, ...foreign } })))).toBe('order.quote_foreign');
  });

  it('is answered with the new terms when the units at the quoted price are gone', () => {
    const quote = quoteIn(selling(flash(1)));
    const tallyId = flashTally(SESSION, LISTING, SKU, PLACED_AT - 1_000);
    const soldOut = { ...selling(flash(1)), promotions: { ...market().promotions, tallies: new Map([[tallyId, 1]]) } };

    expect(placeIn(soldOut, request({ quote }))).toMatchObject({
      kind: 'requoted',
      agreement: { terms: { totalMinor: 9_900 }, prices: [{ liveUnitsLeft: 0 }] },
    });
    expect(decidePlacements(soldOut, [request({ quote })])).toMatchObject({ movements: [], allocations: [] });
  });

  it('counts the units at the quoted price, also when its window is over', () => {
    const quote = quoteIn(selling(flash(1)));
    const over = selling(flash(1, PLACED_AT - 1));

    const { outcomes } = decidePlacements(over, [request({ quote }), request({ quote })]);

    expect(outcomes.map(({ kind }) => kind)).toEqual(['placed', 'requoted']);
  });

  it('is answered with the new terms when the gift is gone', () => {
    const gift = { listingId: uuid(33), skuId: uuid(43), quantity: 1 };
    const giving = (free: number) =>
      market({
        sessions: [session({ gift })],
        allocations: [allocation(), allocation({ ...gift, allocationId: uuid(53), allocated: free, intended: free })],
      });
    const quote = quoteIn(giving(1));

    expect(quote.gifts).toEqual([gift]);
    expect(placeIn(giving(1), request({ quote })).kind).toBe('placed');
    expect(placeIn(giving(0), request({ quote }))).toMatchObject({
      kind: 'requoted',
      agreement: { terms: { deal: null } },
    });
  });

  it('is answered with the new terms when the goods are no longer sold before their time', () => {
    const preSale = {
      depositBasisPoints: 1_000,
      balanceFromMs: PLACED_AT + 60_000,
      balanceUntilMs: PLACED_AT + 120_000,
    };
    const early = market({ offers: [offer({ preSale })] });
    const quote = quoteIn(early);

    expect(quote.preSale).toMatchObject({ depositMinor: 990 });
    expect(placeIn(early, request({ quote }))).toMatchObject({ kind: 'placed', order: { preSale: quote.preSale } });
    expect(placeIn(market(), request({ quote })).kind).toBe('requoted');
  });

  it('uses the coupons that were quoted, and is refused when one cannot be used any more', () => {
    const holding = (changes = {}) => market({ promotions: printed([campaign()], [coupon(changes)]) });
    const quote = quoteIn(holding(), request({ couponIds: [COUPON] }));

    expect(quote).toMatchObject({ accountId: ACCOUNT, discountMinor: 1_000, totalMinor: 8_900 });
    const asked = request({ quote, couponIds: [COUPON] });
    expect(placeIn(holding(), asked)).toMatchObject({ order: { totalMinor: 8_900 } });
    expect(codeOf(placeIn(holding({ status: 'used', orderId: uuid(8) }), asked))).toBe('coupon.used');
  });
});
