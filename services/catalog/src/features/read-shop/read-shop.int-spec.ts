import { setTimeout as sleep } from 'node:timers/promises';
import { openStage, type Stage } from '../../testing/stage.js';

describe('GET /v1/sessions/:sessionId/shop', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('shows viewers the shelf in its order, with brands, variants, prices and the pinned listing', async () => {
    const mine = stage.account();
    const [tote, scarf] = [await mine.listing(), await mine.listing()];
    const sessionId = await mine.live();
    const path = `/v1/sessions/${sessionId}/shelf`;
    await mine.staff.put(path).send({ listingIds: [scarf.listingId, tote.listingId] });
    await mine.staff.put(`${path}/pin`).send({ listingId: tote.listingId });

    const { body } = await mine.viewer().get(`/v1/sessions/${sessionId}/shop`).expect(200);

    expect(body).toMatchObject({ sessionId, state: 'live', currency: 'CNY', pinnedListingId: tote.listingId });
    expect(body.items.map(({ listingId }: { listingId: string }) => listingId)).toEqual([
      scarf.listingId,
      tote.listingId,
    ]);
    expect(body.items[1]).toEqual({
      listingId: tote.listingId,
      title: 'Canvas tote',
      brand: { brandId: tote.brandId, accountId: mine.accountId, name: 'Miu Miu' },
      skus: tote.skus.map(({ skuId, title, listPriceMinor }) => ({
        skuId,
        title,
        listPriceMinor,
        priceMinor: listPriceMinor,
        live: null,
      })),
    });
  });

  it('shows a live price within its window of session time, a new list price at once, and neither after the end', async () => {
    const mine = stage.account();
    const tote = await mine.listing();
    const sessionId = await mine.live({ timeScale: 3600 });
    await mine.staff.put(`/v1/sessions/${sessionId}/shelf`).send({ listingIds: [tote.listingId] });
    const viewer = mine.viewer();
    const prices = async () => {
      const { body } = await viewer.get(`/v1/sessions/${sessionId}/shop`).expect(200);
      return body.items[0].skus.map(({ priceMinor }: { priceMinor: number }) => priceMinor);
    };
    const setLive = (body: object) =>
      mine.staff.put(`/v1/sessions/${sessionId}/live-prices/${tote.listingId}/${tote.skuId}`).send(body).expect(200);

    expect(await prices()).toEqual([9900, 8900]);
    await setLive({ priceMinor: 5000, durationSeconds: 3600 });
    expect(await prices()).toEqual([5000, 8900]);
    await sleep(1_050);
    expect(await prices()).toEqual([9900, 8900]);
    await mine.staff.put(`/v1/listings/${tote.listingId}/skus/${tote.skuId}/price`).send({ listPriceMinor: 9500 });
    expect(await prices()).toEqual([9500, 8900]);
    await setLive({ priceMinor: 5000 });
    expect(await prices()).toEqual([5000, 8900]);
    await mine.end(sessionId);
    await sleep(1_050);
    expect(await prices()).toEqual([9500, 8900]);
  });

  it('knows no session of another account, and opens to a token for this session only', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const [sessionId, next] = [await mine.live(), await mine.live()];
    const path = `/v1/sessions/${sessionId}/shop`;

    expect((await another.viewer().get(path).expect(404)).body.code).toBe('session.not_found');
    expect((await another.staff.get(path).expect(404)).body.code).toBe('session.not_found');
    expect((await mine.viewer('v', { sessionId: next }).get(path).expect(403)).body.code).toBe(
      'session.token_for_another',
    );
    await mine.viewer('v', { sessionId }).get(path).expect(200);
  });
});
