import { listingListed } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { openStage, type Stage } from '../../testing/stage.js';

describe('/v1/listings', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('puts a product up for sale and tells everybody', async () => {
    const { catalog } = stage;
    const mine = stage.account();

    const { skuId: _first, ...listing } = await mine.listing();

    const { listingId, brandId, productId, title, currency } = listing;
    const skus = listing.skus.map((sku) => ({
      skuId: sku.skuId,
      title: sku.title,
      listPriceMinor: sku.listPriceMinor,
    }));
    const published = await catalog.publishedAs(listingListed);
    expect(published.filter(({ subject }) => subject === listingId)).toEqual([
      expect.objectContaining({
        source: 'catalog',
        data: { accountId: mine.accountId, listingId, brandId, productId, title, currency, skus },
      }),
    ]);
    expect((await mine.staff.get(`/v1/listings/${listingId}`).expect(200)).body).toEqual(listing);
    expect((await mine.staff.get('/v1/listings')).body).toEqual({ items: [listing], nextCursor: null });
  });

  it('lists a product once: listing it again answers the same listing and publishes nothing', async () => {
    const mine = stage.account();
    const productId = await mine.product();
    const list = () => mine.staff.post('/v1/listings').send({ productId }).expect(201);

    const answers = await Promise.all([list(), list(), list()]);

    expect(new Set(answers.map(({ body }) => body.listingId)).size).toBe(1);
    const published = await stage.catalog.publishedAs(listingListed);
    expect(published.filter(({ data }) => data.productId === productId)).toHaveLength(1);
  });

  it('knows no product and no listing of another account', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const foreign = await another.listing();

    for (const productId of [foreign.productId, newId()]) {
      const { body } = await mine.staff.post('/v1/listings').send({ productId }).expect(404);
      expect(body.code).toBe('product.not_found');
    }
    for (const listingId of [foreign.listingId, newId()]) {
      const { body } = await mine.staff.get(`/v1/listings/${listingId}`).expect(404);
      expect(body.code).toBe('listing.not_found');
    }
    expect((await mine.staff.get('/v1/listings')).body.items).toEqual([]);
  });

  it('refuses an unknown field and an id that is none', async () => {
    const { staff } = stage.account();

    await staff.post('/v1/listings').send({ productId: newId(), price: 1 }).expect(400);
    expect((await staff.get('/v1/listings/7').expect(400)).body.errors).toMatchObject([{ field: 'listingId' }]);
  });
});
