import { cartAdded } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { openStage, type Stage } from '../../testing/stage.js';

describe('POST /v1/sessions/:sessionId/cart-additions', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('is one event, however often it is sent', async () => {
    const mine = stage.account();
    const { listingId, skuId } = await mine.listing();
    const sessionId = await mine.live();
    const body = { id: newId(), listingId, skuId, quantity: 2 };
    const viewer = mine.viewer('anna');

    for (const _again of [1, 2]) await viewer.post(`/v1/sessions/${sessionId}/cart-additions`).send(body).expect(202);

    const published = await stage.catalog.publishedAs(cartAdded);
    expect(new Set(published.map(({ id }) => id)).size).toBe(1);
    const told = { accountId: mine.accountId, sessionId, viewerId: 'anna' };
    expect(published[0]?.data).toEqual({ ...told, listingId, skuId, quantity: 2 });
  });

  it('knows no listing of another shop and no variant that the listing lacks', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const [own, foreign] = [await mine.listing(), await another.listing()];
    const sessionId = await mine.live();
    const codeOf = async (listingId: string, skuId: string) => {
      const body = { id: newId(), listingId, skuId, quantity: 1 };
      return (await mine.viewer().post(`/v1/sessions/${sessionId}/cart-additions`).send(body).expect(404)).body.code;
    };

    expect(await codeOf(foreign.listingId, foreign.skuId)).toBe('listing.not_found');
    expect(await codeOf(own.listingId, foreign.skuId)).toBe('sku.not_found');
  });

  it.each([
    ['no units', { quantity: 0 }],
    ['too many units', { quantity: 1000 }],
    ['a price of the client’s', { unitPriceMinor: 1 }],
    ['no variant', { skuId: undefined }],
  ])('refuses %s', async (_what, changes) => {
    const body = { id: newId(), listingId: newId(), skuId: newId(), quantity: 1, ...changes };

    await stage.account().viewer().post(`/v1/sessions/${newId()}/cart-additions`).send(body).expect(400);
  });
});
