import { openStage, type Stage } from '../../testing/stage.js';

describe('/v1/brands', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('adds a brand and shows it, newest first and page by page, to its account alone', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    for (const name of ['Miu Miu', '她読', 'Maison Kitsuné']) await mine.brand(name);
    await another.brand('not mine');

    const first = await mine.staff.get('/v1/brands?limit=2').expect(200);
    const second = await mine.staff.get(`/v1/brands?limit=2&cursor=${first.body.nextCursor}`).expect(200);

    const names = [...first.body.items, ...second.body.items].map(({ name }) => name);
    expect(names).toEqual(['Maison Kitsuné', '她読', 'Miu Miu']);
    expect(second.body.nextCursor).toBeNull();
  });

  it('shows the operator the brands of all accounts', async () => {
    const [one, other] = [stage.account(), stage.account()];
    const brandIds = [await one.brand(), await other.brand()];

    const { body } = await stage.catalog.http.as(stage.catalog.credentials.operatorKey).get('/v1/brands').expect(200);

    expect(body.items.map((brand: { brandId: string }) => brand.brandId)).toEqual(expect.arrayContaining(brandIds));
  });

  it('adds a brand once under one Idempotency-Key, however often the request is sent', async () => {
    const { staff } = stage.account();
    const add = (name: string) => staff.post('/v1/brands').set('idempotency-key', 'k-1').send({ name }).expect(201);

    const [first, again] = await Promise.all([add('Miu Miu'), add('Miu Miu')]);
    await add('another request');

    expect(again.body).toEqual(first.body);
    expect((await staff.get('/v1/brands')).body.items).toHaveLength(2);
  });

  it.each([
    ['an unknown field', { name: 'Miu Miu', stars: 5 }, 'stars'],
    ['no name', {}, 'name'],
    ['a blank name', { name: '   ' }, 'name'],
    ['a control character', { name: 'Miu\u0000' }, 'name'],
    ['half a character', { name: 'Miu \ud83d' }, 'name'],
    ['too long a name', { name: '读'.repeat(201) }, 'name'],
  ])('refuses %s by the field’s name', async (_what, body, field) => {
    const answer = await stage.account().staff.post('/v1/brands').send(body).expect(400);

    expect(answer.body).toMatchObject({ code: 'request.invalid', errors: [{ field }] });
  });

  it.each([Buffer.from('["x"]').toString('base64url'), Buffer.from('[1.5]').toString('base64url'), 'nonsense'])(
    'refuses the foreign cursor %s',
    async (cursor) => {
      const { body } = await stage.account().staff.get(`/v1/brands?cursor=${cursor}`).expect(400);
      expect(body).toMatchObject({ code: 'request.invalid', errors: [{ field: 'cursor' }] });
    },
  );

  it('is for staff of the shop, and not for viewers', async () => {
    const account = stage.account();
    const { credentials, http } = stage.catalog;

    await http.post('/v1/brands').send({ name: 'x' }).expect(401);
    await http
      .as(credentials.staff(account.accountId, ['host']))
      .post('/v1/brands')
      .send({ name: 'x' })
      .expect(403);
    await account.viewer().get('/v1/brands').expect(403);
  });
});
