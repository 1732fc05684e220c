import { newId } from '@shopcast/kernel';
import { aProductBody, openStage, type Stage } from '../../testing/stage.js';

describe('/v1/products', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('describes a product of a brand with its variants, and shows it to its account alone', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const brandId = await mine.brand();

    const { body } = await mine.staff.post('/v1/products').send(aProductBody(brandId)).expect(201);

    expect(body).toMatchObject({ brandId, accountId: mine.accountId, title: 'Canvas tote', currency: 'CNY' });
    expect(body.skus).toEqual([
      { skuId: expect.any(String), title: 'Red', listPriceMinor: 9900 },
      { skuId: expect.any(String), title: 'Blue', listPriceMinor: 8900 },
    ]);
    expect((await mine.staff.get('/v1/products')).body).toEqual({ items: [body], nextCursor: null });
    expect((await another.staff.get('/v1/products')).body.items).toEqual([]);
  });

  it('describes it once under one Idempotency-Key, with the same variants', async () => {
    const { staff, ...account } = stage.account();
    const brandId = (await staff.post('/v1/brands').send({ name: account.accountId })).body.brandId;
    const describe = () =>
      staff.post('/v1/products').set('idempotency-key', 'k-1').send(aProductBody(brandId)).expect(201);

    const [first, again] = [await describe(), await describe()];

    expect(again.body).toEqual(first.body);
    expect((await staff.get('/v1/products')).body.items).toHaveLength(1);
  });

  it('knows no brand of another account', async () => {
    const [mine, another] = [stage.account(), stage.account()];

    for (const brandId of [await another.brand(), newId()]) {
      const { body } = await mine.staff.post('/v1/products').send(aProductBody(brandId)).expect(404);
      expect(body.code).toBe('brand.not_found');
    }
  });

  it('refuses variants in two currencies', async () => {
    const mine = stage.account();
    const body = aProductBody(await mine.brand());
    const mixed = { ...body, skus: [...body.skus, { title: 'Yen', listPriceMinor: 900, currency: 'JPY' }] };

    const answer = await mine.staff.post('/v1/products').send(mixed).expect(422);

    expect(answer.body).toMatchObject({ code: 'product.two_currencies', currencies: ['CNY', 'JPY'] });
  });

  const sku = { title: 'Red', listPriceMinor: 9900, currency: 'CNY' };
  it.each([
    ['a price of nothing', { skus: [{ ...sku, listPriceMinor: 0 }] }, 'skus.0.listPriceMinor'],
    ['a broken price', { skus: [{ ...sku, listPriceMinor: 0.5 }] }, 'skus.0.listPriceMinor'],
    ['a price beyond reason', { skus: [{ ...sku, listPriceMinor: 1e15 }] }, 'skus.0.listPriceMinor'],
    ['no currency of this world', { skus: [{ ...sku, currency: 'XXZ' }] }, 'skus.0.currency'],
    ['an unknown field of a variant', { skus: [{ ...sku, weight: 1 }] }, 'skus.0.weight'],
    ['no variants', { skus: [] }, 'skus'],
    ['variants that are none', { skus: ['Red'] }, 'skus'],
    ['a brand that is no id', { brandId: 'miu', skus: [sku] }, 'brandId'],
  ])('refuses %s by the field’s name', async (_what, changes, field) => {
    const body = { ...aProductBody(newId()), ...changes };

    const answer = await stage.account().staff.post('/v1/products').send(body).expect(400);

    expect(answer.body.errors).toMatchObject([{ field: expect.stringContaining(field) }]);
  });
});
