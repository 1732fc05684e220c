import { commissionSet } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { aListing, STARTED_MS } from '../testing/samples.js';
import { noCommission, setCommission } from './commission.js';

describe('setting a listing’s commission', () => {
  const listing = aListing(newId());
  const none = noCommission(listing.listingId);
  const { accountId, listingId } = listing;

  it('holds from now on and is published', () => {
    const { state, facts } = setCommission(listing, none, { rateBasisPoints: 1_500, nowMs: STARTED_MS });

    expect(state).toEqual({ listingId, rateBasisPoints: 1_500, sinceMs: STARTED_MS });
    expect(facts).toEqual([commissionSet.of({ accountId, listingId, rateBasisPoints: 1_500 })]);
  });

  it('to what holds already changes nothing, also when that is the account’s default', () => {
    const set = setCommission(listing, none, { rateBasisPoints: 0, nowMs: STARTED_MS }).state;

    expect(setCommission(listing, set, { rateBasisPoints: 0, nowMs: STARTED_MS + 9 })).toEqual({
      state: set,
      facts: [],
    });
    expect(setCommission(listing, none, { rateBasisPoints: null, nowMs: STARTED_MS }).facts).toEqual([]);
  });

  it('never goes back in time, even if the clock does', () => {
    const first = setCommission(listing, none, { rateBasisPoints: 1, nowMs: STARTED_MS }).state;

    const { state } = setCommission(listing, first, { rateBasisPoints: null, nowMs: STARTED_MS - 60_000 });

    expect(state).toEqual({ listingId, rateBasisPoints: null, sinceMs: STARTED_MS + 1 });
  });
});
