import { listingPinned, listingUnpinned, shelfArranged } from '@shopcast/contracts';
import { aListing, aSession } from '../testing/samples.js';
import { ListingInAnotherCurrency } from './listing.errors.js';
import { SessionHasEnded } from './session.errors.js';
import { arrange, emptyShelf, pin } from './shelf.js';
import { NotOnShelf } from './shelf.errors.js';

const session = aSession();
const { accountId, sessionId } = session;
const [tote, scarf] = [aListing(accountId), aListing(accountId)];
const shelf = arrange(emptyShelf(session), session, [tote, scarf]).state;
const pinned = pin(shelf, session, tote).state;
const ended = { ...session, state: 'ended' as const };

const arranged = (...listingIds: string[]) => shelfArranged.of({ accountId, sessionId, listingIds });
const pinFact = ({ listingId, title }: typeof tote) => listingPinned.of({ accountId, sessionId, listingId, title });
const unpinFact = ({ listingId }: typeof tote) => listingUnpinned.of({ accountId, sessionId, listingId });

describe('arranging the shelf', () => {
  it('puts exactly the given listings on it, in their order', () => {
    const { state, facts } = arrange(shelf, session, [scarf, tote]);

    expect(state.listingIds).toEqual([scarf.listingId, tote.listingId]);
    expect(facts).toEqual([arranged(scarf.listingId, tote.listingId)]);
  });

  it('as it is publishes nothing', () => {
    expect(arrange(shelf, session, [tote, scarf])).toEqual({ state: shelf, facts: [] });
  });

  it('unpins what leaves it, and keeps pinned what stays', () => {
    expect(arrange(pinned, session, [scarf])).toEqual({
      state: { ...pinned, listingIds: [scarf.listingId], pinnedListingId: null },
      facts: [unpinFact(tote), arranged(scarf.listingId)],
    });
    expect(arrange(pinned, session, [tote]).state.pinnedListingId).toBe(tote.listingId);
  });

  it('refuses a listing in another currency than the session’s, and any change after the end', () => {
    expect(() => arrange(shelf, session, [tote, aListing(accountId, 'JPY')])).toThrow(ListingInAnotherCurrency);
    expect(() => arrange(shelf, ended, [])).toThrow(SessionHasEnded);
  });
});

describe('pinning', () => {
  it('tells the title, and takes the place of what was pinned before', () => {
    expect(pin(shelf, session, tote).facts).toEqual([pinFact(tote)]);
    expect(pin(pinned, session, scarf).facts).toEqual([unpinFact(tote), pinFact(scarf)]);
  });

  it('nothing unpins; what is so already publishes nothing', () => {
    expect(pin(pinned, session, null)).toEqual({ state: shelf, facts: [unpinFact(tote)] });
    expect(pin(pinned, session, tote).facts).toEqual([]);
    expect(pin(shelf, session, null).facts).toEqual([]);
  });

  it('refuses what is not on the shelf, and any change after the end', () => {
    expect(() => pin(shelf, session, aListing(accountId))).toThrow(NotOnShelf);
    expect(() => pin(shelf, ended, tote)).toThrow(SessionHasEnded);
  });
});
