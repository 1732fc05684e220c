import { listingRepriced } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { openStage, type Stage } from '../../testing/stage.js';

describe('PUT /v1/listings/:listingId/skus/:skuId/price', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('changes the list price and publishes it once, however often it is sent', async () => {
    const mine = stage.account();
    const { listingId, skuId } = await mine.listing();
    const reprice = () =>
      mine.staff.put(`/v1/listings/${listingId}/skus/${skuId}/price`).send({ listPriceMinor: 8000 }).expect(200);

    const answers = await Promise.all([reprice(), reprice(), reprice()]);

    for (const { body } of answers) expect(body.skus[0]).toMatchObject({ skuId, listPriceMinor: 8000 });
    const published = await stage.catalog.publishedAs(listingRepriced);
    expect(published.map(({ subject, data }) => ({ subject, data }))).toEqual([
      { subject: listingId, data: { accountId: mine.accountId, listingId, skuId, listPriceMinor: 8000 } },
    ]);
  });

  it('knows no listing of another account and no variant that the listing lacks', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const [own, foreign] = [await mine.listing(), await another.listing()];
    const codeOf = async (listingId: string, skuId: string) => {
      const put = mine.staff.put(`/v1/listings/${listingId}/skus/${skuId}/price`);
      return (await put.send({ listPriceMinor: 8000 }).expect(404)).body.code;
    };

    expect(await codeOf(foreign.listingId, foreign.skuId)).toBe('listing.not_found');
    expect(await codeOf(newId(), own.skuId)).toBe('listing.not_found');
    expect(await codeOf(own.listingId, foreign.skuId)).toBe('sku.not_found');
  });

  it('refuses a price that is none, and an unknown field', async () => {
    const { staff } = stage.account();
    const put = (body: object) => staff.put(`/v1/listings/${newId()}/skus/${newId()}/price`).send(body).expect(400);

    for (const listPriceMinor of [0, -1, 1.5, '8000', null]) await put({ listPriceMinor });
    expect((await put({ listPriceMinor: 1, currency: 'CNY' })).body.errors).toMatchObject([{ field: 'currency' }]);
  });
});
