import { productExposed } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { openStage, type Stage } from '../../testing/stage.js';

describe('POST /v1/sessions/:sessionId/product-exposures', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('is one event per product, and the same events when it is sent again', async () => {
    const mine = stage.account();
    const [tote, scarf] = [await mine.listing(), await mine.listing()];
    const sessionId = await mine.live();
    const body = { id: newId(), listingIds: [tote.listingId, scarf.listingId.toUpperCase()], surface: 'shelf' };
    const viewer = mine.viewer('anna');

    for (const _again of [1, 2])
      await viewer.post(`/v1/sessions/${sessionId}/product-exposures`).send(body).expect(202);

    const published = await stage.catalog.publishedAs(productExposed);
    expect(published).toHaveLength(4);
    expect(new Set(published.map(({ id }) => id)).size).toBe(2);
    const told = { accountId: mine.accountId, sessionId, viewerId: 'anna', surface: 'shelf' };
    expect(published.slice(0, 2).map(({ data }) => data)).toEqual([
      { ...told, listingId: tote.listingId },
      { ...told, listingId: scarf.listingId },
    ]);
  });

  it('is refused whole when one listing is not in the shop of the session’s account', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const [own, foreign] = [await mine.listing(), await another.listing()];
    const sessionId = await mine.live();
    const body = { id: newId(), listingIds: [own.listingId, foreign.listingId], surface: 'pinned' };

    const answer = await mine.viewer().post(`/v1/sessions/${sessionId}/product-exposures`).send(body).expect(404);

    expect(answer.body).toMatchObject({ code: 'listing.not_found', listingIds: [foreign.listingId] });
    const published = await stage.catalog.publishedAs(productExposed);
    expect(published.filter(({ data }) => data.sessionId === sessionId)).toEqual([]);
  });

  it.each([
    ['an unknown surface', { surface: 'window' }],
    ['no listings', { listingIds: [] }],
    ['too many listings', { listingIds: Array.from({ length: 51 }, () => newId()) }],
    ['an unknown field', { priceMinor: 1 }],
    ['an id that is none', { id: 'x' }],
  ])('refuses %s', async (_what, changes) => {
    const mine = stage.account();
    const body = { id: newId(), listingIds: [newId()], surface: 'shelf', ...changes };

    await mine.viewer().post(`/v1/sessions/${newId()}/product-exposures`).send(body).expect(400);
  });
});
