import { newId } from '@shopcast/kernel';
import { aSession, STARTED_MS } from '../testing/samples.js';
import { sessionTimeAt } from './session.js';
import { TokenForAnotherSession } from './session.errors.js';
import { addToCart, checkTokenFor, clickProduct, seeProducts, visitShop, type Visitor } from './visitor.js';

const visitor: Visitor = { accountId: newId(), sessionId: newId(), viewerId: 'o6_bmjr', atMs: STARTED_MS };
const [id, listingId, skuId] = [newId(), newId(), newId()];
const surface = 'shelf';

describe('what a viewer does', () => {
  it('is keyed by session and viewer, at session time', () => {
    expect(visitShop(visitor, id)).toMatchObject({
      timeMs: STARTED_MS,
      fact: { type: 'shop.visited.v1', key: `${visitor.sessionId}:o6_bmjr` },
    });
  });

  it('is the same event when it is sent again, later or with its id spelled otherwise', () => {
    const again = { ...visitor, atMs: STARTED_MS + 5_000 };

    expect(visitShop(again, id.toUpperCase()).id).toBe(visitShop(visitor, id).id);
    expect(clickProduct(again, id, { listingId, surface }).id).toBe(
      clickProduct(visitor, id, { listingId, surface }).id,
    );
  });

  it('is another event for another viewer, session, kind or id', () => {
    const ids = [
      visitShop(visitor, id),
      visitShop({ ...visitor, viewerId: 'another' }, id),
      visitShop({ ...visitor, sessionId: newId() }, id),
      visitShop(visitor, newId()),
      clickProduct(visitor, id, { listingId, surface }),
      addToCart(visitor, id, { listingId, skuId, quantity: 1 }),
      ...seeProducts(visitor, id, { listingIds: [listingId, newId()], surface }),
    ].map((recorded) => recorded.id);

    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a viewer token', () => {
  it('made for one session opens no other', () => {
    expect(() => checkTokenFor(visitor.sessionId, { sessionId: newId() })).toThrow(TokenForAnotherSession);
    expect(() => checkTokenFor(visitor.sessionId, { sessionId: visitor.sessionId })).not.toThrow();
    expect(() => checkTokenFor(visitor.sessionId, {})).not.toThrow();
  });
});

describe('session time', () => {
  it('runs as fast as the rehearsal does', () => {
    expect(sessionTimeAt(aSession({ timeScale: 120 }), STARTED_MS + 1_000)).toBe(STARTED_MS + 120_000);
  });
});
