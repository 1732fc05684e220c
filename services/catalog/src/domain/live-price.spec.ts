import { livePriceSet, livePriceWithdrawn } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { aListing, aSession, skuIdsOf, STARTED_MS } from '../testing/samples.js';
import { holdsAt, type LivePrice, type PriceTag, setLivePrice, withdrawLivePrice } from './live-price.js';
import { ListingInAnotherCurrency, SkuNotFound } from './listing.errors.js';
import type { SessionState } from './session.js';
import { SessionHasEnded, SessionNotLive } from './session.errors.js';

const session = aSession();
const listing = aListing(session.accountId);
const [skuId] = skuIdsOf(listing);
const tag = (changes: Partial<PriceTag> = {}): PriceTag => ({ session, listing, skuId, current: null, ...changes });
const in_ = (state: SessionState) => tag({ session: { ...session, state, startedAtMs: null } });

const offer = { priceMinor: 5_000, durationSeconds: 300, unitsAtPrice: null, requestKey: null };
const openEnd = { ...offer, durationSeconds: null };
const NOW = STARTED_MS + 60_000;
const place = { sessionId: session.sessionId, listingId: listing.listingId, skuId };
const holding: LivePrice = {
  ...place,
  ...{ priceMinor: 5_000, startsAtMs: NOW, endsAtMs: null, unitsAtPrice: null, requestKey: null },
};

describe('setting a live price', () => {
  it('opens a window of session time and publishes it', () => {
    const { state, facts } = setLivePrice(tag(), offer, NOW);

    expect(state).toEqual({ ...holding, endsAtMs: NOW + 300_000 });
    const window = { startsAt: '2026-11-23T12:31:00.000Z', endsAt: '2026-11-23T12:36:00.000Z' };
    const { accountId } = session;
    expect(facts).toEqual([livePriceSet.of({ accountId, ...place, priceMinor: 5_000, ...window })]);
  });

  it('replaces the one before, and without a duration holds until the session ends', () => {
    const { state, facts } = setLivePrice(tag({ current: holding }), { ...openEnd, priceMinor: 4_000 }, NOW + 1);

    expect(state).toMatchObject({ priceMinor: 4_000, startsAtMs: NOW + 1, endsAtMs: null });
    expect(facts).toHaveLength(1);
  });

  it('may be for a number of units, of which setting it again opens a new lot', () => {
    const lot = { ...openEnd, unitsAtPrice: 100 };
    const { state, facts } = setLivePrice(tag(), lot, NOW);

    expect(state).toMatchObject({ unitsAtPrice: 100 });
    expect(facts).toMatchObject([{ data: { unitsAtPrice: 100 } }]);
    expect(setLivePrice(tag({ current: state }), lot, NOW + 1).facts).toHaveLength(1);
    expect(setLivePrice(tag({ current: holding }), lot, NOW + 1).facts).toHaveLength(1);
    expect(setLivePrice(tag({ current: state }), openEnd, NOW + 1).facts).toHaveLength(1);
  });

  it('does not start the window again for the same request, or for the same price without an end', () => {
    const keyed = { ...offer, requestKey: 'k-1' };
    const current = setLivePrice(tag(), keyed, NOW).state;

    expect(setLivePrice(tag({ current }), keyed, NOW + 9_000)).toEqual({ state: current, facts: [] });
    expect(setLivePrice(tag({ current }), { ...keyed, requestKey: 'k-2' }, NOW + 9_000).facts).toHaveLength(1);
    expect(setLivePrice(tag({ current: holding }), openEnd, NOW + 9_000).facts).toEqual([]);
  });

  it('is possible before the start without a duration only, and not after the end', () => {
    expect(setLivePrice(in_('scheduled'), openEnd, NOW).facts).toHaveLength(1);
    expect(() => setLivePrice(in_('draft'), offer, NOW)).toThrow(SessionNotLive);
    expect(() => setLivePrice(in_('ended'), openEnd, NOW)).toThrow(SessionHasEnded);
  });

  it('refuses a variant that the listing lacks, and a listing in another currency than the session’s', () => {
    const foreign = aListing(session.accountId, 'JPY');
    const [foreignSku] = skuIdsOf(foreign);

    expect(() => setLivePrice(tag({ skuId: newId() }), offer, NOW)).toThrow(SkuNotFound);
    expect(() => setLivePrice(tag({ listing: foreign, skuId: foreignSku }), offer, NOW)).toThrow(
      ListingInAnotherCurrency,
    );
  });
});

describe('withdrawing a live price', () => {
  it('publishes it once, and not when nothing holds (any more)', () => {
    const { accountId } = session;

    expect(withdrawLivePrice(tag({ current: holding }), NOW)).toEqual({
      state: null,
      facts: [livePriceWithdrawn.of({ accountId, ...place })],
    });
    expect(withdrawLivePrice(tag(), NOW).facts).toEqual([]);
    expect(withdrawLivePrice(tag({ current: { ...holding, endsAtMs: NOW } }), NOW).facts).toEqual([]);
  });
});

describe('a live price', () => {
  it('holds up to the end of its window, and never longer than its session', () => {
    const timed = { ...holding, endsAtMs: NOW + 1_000 };

    expect([NOW + 999, NOW + 1_000].map((ms) => holdsAt(timed, session, ms))).toEqual([true, false]);
    expect(holdsAt(holding, { ...session, state: 'paused' }, NOW)).toBe(true);
    expect(holdsAt(holding, { ...session, state: 'ended' }, NOW)).toBe(false);
  });
});
