import { productClicked } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { openStage, type Stage } from '../../testing/stage.js';

describe('POST /v1/sessions/:sessionId/product-clicks', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('is one event, however often it is sent', async () => {
    const mine = stage.account();
    const { listingId } = await mine.listing();
    const sessionId = await mine.live();
    const body = { id: newId(), listingId, surface: 'pinned' };
    const viewer = mine.viewer('anna');

    for (const _again of [1, 2]) await viewer.post(`/v1/sessions/${sessionId}/product-clicks`).send(body).expect(202);

    const published = await stage.catalog.publishedAs(productClicked);
    expect(new Set(published.map(({ id }) => id)).size).toBe(1);
    expect(published[0]).toMatchObject({
      subject: `${sessionId}:anna`,
      data: { accountId: mine.accountId, sessionId, viewerId: 'anna', listingId, surface: 'pinned' },
    });
  });

  it('knows no session and no listing of another account', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const [own, foreign] = [await mine.listing(), await another.listing()];
    const [ownSession, foreignSession] = [await mine.live(), await another.live()];
    const codeOf = async (sessionId: string, listingId: string) => {
      const body = { id: newId(), listingId, surface: 'shelf' };
      return (await mine.viewer().post(`/v1/sessions/${sessionId}/product-clicks`).send(body).expect(404)).body.code;
    };

    expect(await codeOf(foreignSession, own.listingId)).toBe('session.not_found');
    expect(await codeOf(ownSession, foreign.listingId)).toBe('listing.not_found');
    expect(await codeOf(ownSession, newId())).toBe('listing.not_found');
  });

  it('knows a listing that was made after others were asked for', async () => {
    const mine = stage.account();
    const sessionId = await mine.live();
    const click = async () => {
      const body = { id: newId(), listingId: (await mine.listing()).listingId, surface: 'shelf' };
      await mine.viewer().post(`/v1/sessions/${sessionId}/product-clicks`).send(body).expect(202);
    };

    await click();
    await click();
  });

  it('refuses an unknown field', async () => {
    const body = { id: newId(), listingId: newId(), surface: 'shelf', viewerId: 'somebody-else' };

    await stage.account().viewer().post(`/v1/sessions/${newId()}/product-clicks`).send(body).expect(400);
  });
});
