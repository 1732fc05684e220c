import { allocationSet } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { openStage, type Stage } from '../../testing/stage.js';

describe('PUT /v1/listings/:listingId/skus/:skuId/allocation', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('raises and lowers one allocation, in order, and publishes each change once', async () => {
    const mine = stage.account();
    const { listingId, skuId } = await mine.listing();
    const allocate = (units: number) =>
      mine.staff.put(`/v1/listings/${listingId}/skus/${skuId}/allocation`).send({ units }).expect(200);

    for (const units of [500, 500, 800, 0]) await allocate(units);

    const published = await stage.catalog.publishedAs(allocationSet);
    expect(published.map(({ data }) => data.units)).toEqual([500, 800, 0]);
    expect(new Set(published.map(({ data }) => data.allocationId)).size).toBe(1);
    expect(published[0]).toMatchObject({ subject: listingId, data: { accountId: mine.accountId, skuId } });
    const { body } = await mine.staff.get(`/v1/listings/${listingId}`);
    expect(body.skus[0].allocation).toEqual({ allocationId: published[0]?.data.allocationId, units: 0 });
  });

  it('knows no listing of another account', async () => {
    const foreign = await stage.account().listing();
    const { staff } = stage.account();

    const put = staff.put(`/v1/listings/${foreign.listingId}/skus/${foreign.skuId}/allocation`);

    expect((await put.send({ units: 1 }).expect(404)).body.code).toBe('listing.not_found');
  });

  it('refuses units that are none, and an unknown field', async () => {
    const { staff } = stage.account();
    const put = (body: object) =>
      staff.put(`/v1/listings/${newId()}/skus/${newId()}/allocation`).send(body).expect(400);

    for (const units of [-1, 1.5, '5', 1e12, null]) await put({ units });
    await put({ units: 1, sold: 0 });
  });
});
