import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, type TestHttp } from '@shopcast/testing';
import { createSigner } from 'fast-jwt';
import { OrderConfig } from '../../order.config.js';
import { OrderModule } from '../../order.module.js';
import { QuoteSigner } from '../../quotes/quote-signer.js';
import { couponOf } from '../../testing/coupons.js';
import { TestShop } from '../../testing/shop.js';

describe('POST /v1/quotes', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
  });
  afterAll(() => order.stop());

  const signer = () => new QuoteSigner(order.app.get(OrderConfig, { strict: false }));
  const quoted = async (shop: TestShop, viewer: TestHttp, body: object = shop.body()) =>
    (await viewer.post('/v1/quotes').send(body).expect(200)).body;
  const buy = (shop: TestShop, viewer: TestHttp, quote: unknown, changes: object = {}) =>
    shop.buy({ viewer, body: { ...shop.body(), ...changes, quote } });

  it('says what an order would cost and why, and holds nothing', async () => {
    const shop = await TestShop.open(order);
    const viewer = shop.viewer();
    const { couponId, campaignId } = await couponOf(shop, viewer, {
      discount: { kind: 'percentage', basisPoints: 1_000 },
    });
    await shop.setLivePrice(5_005, Date.now() - 1_000, null, { unitsAtPrice: 3 });

    const quote = await quoted(shop, viewer, { ...shop.body(2), couponIds: [couponId] });

    expect(quote).toMatchObject({
      sessionId: shop.sessionId,
      lines: [
        {
          quantity: 2,
          unitPriceMinor: 5_005,
          discountMinor: 1_001,
          netMinor: 9_009,
          priceKind: 'live',
          liveUnitsLeft: 3,
        },
      ],
      coupons: [{ couponId, campaignId, discountMinor: 1_001 }],
      gifts: [],
      subtotalMinor: 10_010,
      discountMinor: 1_001,
      totalMinor: 9_009,
      currency: 'CNY',
    });
    expect(Date.parse(quote.expiresAt) - Date.now()).toBeGreaterThan(100_000);
    expect(await shop.stock()).toMatchObject({ reserved: 0 });
    expect((await viewer.get('/v1/coupons')).body.items).toMatchObject([{ status: 'claimed' }]);
  });

  it('says when too few units are left at the live price', async () => {
    const shop = await TestShop.open(order);
    await shop.setLivePrice(5_000, Date.now() - 1_000, null, { unitsAtPrice: 3 });

    expect((await quoted(shop, shop.viewer(), shop.body(4))).lines).toMatchObject([
      { unitPriceMinor: 9_900, priceKind: 'list', liveUnitsLeft: 3 },
    ]);
  });

  it('is kept until it expires, whatever becomes of the price', async () => {
    const shop = await TestShop.open(order);
    const viewer = shop.viewer();
    await shop.setLivePrice(5_000, Date.now() - 1_000, null);
    const { quote } = await quoted(shop, viewer);
    await shop.withdrawLivePrice(Date.now() - 1);

    expect(await buy(shop, viewer, quote)).toMatchObject({ status: 201, body: { totalMinor: 5_000 } });
    expect((await shop.buy({ viewer })).body.totalMinor).toBe(9_900);
  });

  it('is answered with the new one, which is kept in turn, when its price has run out; nothing is placed', async () => {
    const shop = await TestShop.open(order);
    const viewer = shop.viewer();
    await shop.setLivePrice(5_000, Date.now() - 1_000, null, { unitsAtPrice: 1 });
    const { quote } = await quoted(shop, viewer);
    await shop.buy();

    const { status, body } = await buy(shop, viewer, quote);

    expect({ status, body }).toMatchObject({
      status: 409,
      body: {
        code: 'order.quote_changed',
        quote: { totalMinor: 9_900, lines: [{ priceKind: 'list', liveUnitsLeft: 0 }] },
      },
    });
    expect(await shop.stock()).toMatchObject({ reserved: 1 });
    expect(await buy(shop, viewer, body.quote.quote)).toMatchObject({ status: 201, body: { totalMinor: 9_900 } });
  });

  it('is refused when it is forged, foreign or expired', async () => {
    const [shop, other] = [await TestShop.open(order), await TestShop.open(order)];
    const viewer = shop.viewer('v');
    const { quote } = await quoted(shop, viewer);
    const [header = '', payload = '', signature = ''] = String(quote).split('.');
    const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { quote: object };
    const cheaper = Buffer.from(JSON.stringify({ quote: { ...said.quote, totalMinor: 1 } })).toString('base64url');
    const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const ownKey = createSigner({ key: 'k'.repeat(32) })(said);
    const token = order.credentials.viewer(shop.accountId, 'v');

    for (const forged of [
      ...['x', '', 'a.b.c', `${header}.${cheaper}.${signature}`, `${unsigned}.${payload}.`, ownKey, token],
    ])
      expect(await buy(shop, viewer, forged)).toMatchObject({ status: 422, body: { code: 'order.quote_invalid' } });
    for (const foreign of [
      await buy(shop, shop.viewer('w'), quote),
      await buy(other, other.viewer('v'), quote),
      await buy(shop, viewer, quote, { lines: shop.body(2).lines }),
    ])
      expect(foreign).toMatchObject({ status: 422, body: { code: 'order.quote_foreign' } });
    const expired = signer().seal({ ...signer().open(quote), expiresAtMs: Date.now() });
    expect(await buy(shop, viewer, expired)).toMatchObject({ status: 409, body: { code: 'order.quote_expired' } });
    for (const bad of [1, null, {}, 'x'.repeat(12_001)])
      expect(await buy(shop, viewer, bad)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(await shop.stock()).toMatchObject({ reserved: 0 });
  });

  it('belongs to its request: the same key with another quote is another request', async () => {
    const shop = await TestShop.open(order);
    const [viewer, key] = [shop.viewer(), newId()];
    const { quote } = await quoted(shop, viewer);
    const later = signer().seal({ ...signer().open(quote), expiresAtMs: Date.now() + 60_000 });
    const ask = (token: string) => shop.buy({ viewer, key, body: { ...shop.body(), quote: token } });

    const [first, again] = [await ask(quote), await ask(quote)];

    expect([first.status, again.body]).toEqual([201, first.body]);
    expect(await ask(later)).toMatchObject({ status: 409, body: { code: 'order.idempotency_key_reused' } });
    expect(await shop.stock()).toMatchObject({ reserved: 1 });
  });

  it('refuses what an order would be refused for, and is for viewers alone', async () => {
    const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
    const viewer = shop.viewer();
    const ask = (body: unknown, as = viewer) => as.post('/v1/quotes').send(body);

    expect(await ask(shop.body(), shop.staff)).toMatchObject({ status: 403 });
    expect(await ask({ ...shop.body(), couponIds: [newId()] })).toMatchObject({
      status: 404,
      body: { code: 'coupon.not_found' },
    });
    expect(await ask(foreign.body())).toMatchObject({ status: 404 });
    expect(await ask({ ...shop.body(), lines: [...shop.body().lines, ...shop.body().lines] })).toMatchObject({
      status: 422,
      body: { code: 'order.duplicate_line' },
    });
    for (const bad of [{}, [], 'x', shop.body(0), shop.body(1.5), shop.body(1_000), { ...shop.body(), quote: 'x' }])
      expect(await ask(bad)).toMatchObject({ status: 400 });
  });
});
