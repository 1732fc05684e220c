import { couponClaimed, couponDropped, couponExpired } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, TestHttp, type TestResponse } from '@shopcast/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { OrderModule } from '../../order.module.js';
import { campaignBody, claim, drop, dropped, ledgerOf, openCampaign } from '../../testing/coupons.js';
import { ownerOf } from '../../testing/ledger.js';
import { secondProcess } from '../../testing/second-process.js';
import { TestShop } from '../../testing/shop.js';

const count = (answers: readonly TestResponse[], status: number, code?: string) =>
  answers.filter((answer) => answer.status === status && (code === undefined || answer.body.code === code)).length;

describe('coupons', () => {
  let order: ServiceUnderTest;
  let second: Awaited<ReturnType<typeof secondProcess>>;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
    second = await secondProcess();
  });
  afterAll(async () => {
    await second.stop();
    await order.stop();
  });

  describe('of a campaign', () => {
    it('are all free at first, and their terms are shown to staff', async () => {
      const shop = await TestShop.open(order);
      const terms = {
        discount: { kind: 'percentage', basisPoints: 2_000, maximumMinor: 5_000 },
        minimumSpendMinor: 10_000,
        listingIds: [shop.item.listingId],
        newBuyersOnly: true,
        perViewer: 2,
        stock: 1_000,
      };

      const { status, body } = await openCampaign(shop, campaignBody(terms));

      expect({ status, body }).toMatchObject({ status: 201, body: { ...terms, free: 1_000, claimed: 0, used: 0 } });
      expect((await shop.staff.get(`/v1/coupon-campaigns/${body.campaignId}`)).body).toEqual(body);
      expect((await shop.staff.get('/v1/coupon-campaigns')).body).toEqual({ items: [body], nextCursor: null });
    });

    it('are printed once for one key, and the key is refused for anything else', async () => {
      const shop = await TestShop.open(order);
      const [body, key] = [campaignBody(), newId()];

      const answers = await Promise.all([1, 2, 3].map(() => openCampaign(shop, body, key)));

      expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1);
      expect(await openCampaign(shop, { ...body, stock: 1 }, key)).toMatchObject({
        status: 409,
        body: { code: 'order.idempotency_key_reused' },
      });
    });

    it.each<[what: string, changes: Record<string, unknown>, status: number]>([
      ['no coupons', { stock: 0 }, 400],
      ['a fraction of a coupon', { stock: 1.5 }, 400],
      ['no title', { title: ' ' }, 400],
      ['no currency', { currency: 'XXZ' }, 400],
      ['more than everything off', { discount: { kind: 'percentage', basisPoints: 10_001 } }, 400],
      ['a percentage without a rate', { discount: { kind: 'percentage' } }, 400],
      ['an amount that is none', { discount: { kind: 'amount', amountMinor: 0 } }, 400],
      ['a percentage with an amount', { discount: { kind: 'percentage', basisPoints: 1, amountMinor: 1 } }, 400],
      ['an amount with a rate', { discount: { kind: 'amount', amountMinor: 1, basisPoints: 1 } }, 400],
      ['a discount of another kind', { discount: { kind: 'gift' } }, 400],
      ['an empty scope', { listingIds: [] }, 400],
      ['a day that is not', { claimUntil: '2026-02-30T00:00:00Z' }, 400],
      ['a field that is unknown', { worth: 1 }, 400],
      ['a window that ends before it begins', { claimFrom: '2999-01-01T00:00:00Z' }, 422],
      ['coupons that end before they can be claimed', { usableUntil: '2026-01-01T00:00:00Z' }, 422],
      ['more for a viewer than there are', { stock: 2, perViewer: 3 }, 422],
      ['a product that is not the shop’s', { listingIds: ['00000000-0000-4000-8000-000000000001'] }, 404],
    ])('cannot be printed with %s', async (_what, changes, status) => {
      const shop = await TestShop.open(order);

      expect(await openCampaign(shop, campaignBody(changes))).toMatchObject({ status });
      expect((await shop.staff.get('/v1/coupon-campaigns')).body.items).toEqual([]);
    });

    it('are the account’s own', async () => {
      const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
      const campaignId = await dropped(shop);

      expect(await foreign.staff.get(`/v1/coupon-campaigns/${campaignId}`)).toMatchObject({ status: 404 });
      expect(await drop(foreign, campaignId)).toMatchObject({
        status: 404,
        body: { code: 'coupon.campaign_not_found' },
      });
      expect(await claim(foreign, campaignId)).toMatchObject({ status: 404 });
      expect(await shop.viewer().get(`/v1/coupon-campaigns/${campaignId}`)).toMatchObject({ status: 403 });
      const other = { sessionId: foreign.sessionId };
      expect(await claim(shop, campaignId, { body: other })).toMatchObject({ status: 404 });
    });
  });

  describe('dropped in a room', () => {
    it('are announced there once, with their terms, at the time of the room', async () => {
      const shop = await TestShop.open(order, { timeScale: 60, liveForMs: 10_000 });
      const { campaignId } = (await openCampaign(shop, campaignBody({ stock: 7 }))).body;

      const answers = await Promise.all([drop(shop, campaignId), drop(shop, campaignId)]);

      expect(answers[0]).toMatchObject({ status: 200, body: { campaignId, sessionId: shop.sessionId } });
      expect(answers[1]?.body).toEqual(answers[0]?.body);
      const facts = (await order.publishedAs(couponDropped)).filter(({ data }) => data.campaignId === campaignId);
      expect(facts).toMatchObject([
        {
          subject: shop.sessionId,
          data: { title: '10 off', stock: 7, discount: { kind: 'amount', amountMinor: 1_000 } },
        },
      ]);
      expect(facts[0]?.timeMs).toBeGreaterThanOrEqual(shop.startedAtMs + 600_000);
    });

    it('cannot be dropped when nobody is there, and not by everybody', async () => {
      const shop = await TestShop.open(order);
      const { campaignId } = (await openCampaign(shop, campaignBody())).body;
      const viewer = shop.viewer();
      expect(await viewer.put(`/v1/sessions/${shop.sessionId}/coupon-drops/${campaignId}`)).toMatchObject({
        status: 403,
      });
      await shop.end();

      expect(await drop(shop, campaignId)).toMatchObject({ status: 409, body: { code: 'session.not_live' } });
    });
  });

  describe('claimed', () => {
    it('by five hundred viewers at once in two processes are exactly as many as there are', async () => {
      const shop = await TestShop.open(order);
      const campaignId = await dropped(shop, { stock: 100 });
      const urls = [order.url, second.url];

      const answers = await Promise.all(
        Array.from({ length: 500 }, (_, n) => {
          const token = order.credentials.viewer(shop.accountId, `viewer-${n}`);
          return claim(shop, campaignId, { viewer: new TestHttp(urls[n % 2] ?? '', token) });
        }),
      );

      expect([count(answers, 201), count(answers, 409, 'coupon.all_claimed')]).toEqual([100, 400]);
      expect(await ledgerOf(order, shop, campaignId)).toEqual({ free: 0, claimed: 100, used: 0 });
      const facts = (await order.publishedAs(couponClaimed)).filter(({ data }) => data.campaignId === campaignId);
      const given = answers.filter(({ status }) => status === 201).map(({ body }) => body.couponId);
      expect(new Set(facts.map(({ data }) => data.couponId))).toEqual(new Set(given));
      expect(facts).toHaveLength(100);
    });

    it('are one for one key and as many for a viewer as a viewer may have, however often both are asked', async () => {
      const shop = await TestShop.open(order);
      const campaignId = await dropped(shop, { perViewer: 2 });
      const [viewer, key] = [shop.viewer('v'), newId()];

      const same = await Promise.all(Array.from({ length: 20 }, () => claim(shop, campaignId, { viewer, key })));
      const others = await Promise.all(Array.from({ length: 20 }, () => claim(shop, campaignId, { viewer })));

      expect(new Set(same.map(({ status, body }) => `${status} ${body.couponId}`)).size).toBe(1);
      expect([count(others, 201), count(others, 409, 'coupon.limit_reached')]).toEqual([1, 19]);
      expect(await ledgerOf(order, shop, campaignId)).toMatchObject({ claimed: 2 });
      const { items } = (await viewer.get('/v1/coupons').expect(200)).body;
      expect(items).toMatchObject([
        { status: 'claimed', campaignId },
        { status: 'claimed', campaignId, viewerId: 'v' },
      ]);
      expect((await shop.viewer('w').get('/v1/coupons')).body.items).toEqual([]);
      expect((await shop.staff.get(`/v1/coupons?campaignId=${campaignId}`)).body.items).toHaveLength(2);
    });

    it('with a key of another claim are refused', async () => {
      const shop = await TestShop.open(order);
      const [one, two] = [await dropped(shop), await dropped(shop)];
      const request = { viewer: shop.viewer(), key: newId() };
      await claim(shop, one, request);

      expect(await claim(shop, two, request)).toMatchObject({
        status: 409,
        body: { code: 'order.idempotency_key_reused' },
      });
    });

    it('are refused outside the window, outside the room, without a key, and to staff', async () => {
      const shop = await TestShop.open(order);
      const early = await dropped(shop, { claimFrom: new Date(Date.now() + 60_000).toISOString() });
      const past = { claimUntil: '2026-01-02T00:00:00Z', usableUntil: '2999-01-01T00:00:00Z' };
      const late = await dropped(shop, past);
      const undropped = (await openCampaign(shop, campaignBody())).body.campaignId;
      const path = `/v1/coupon-campaigns/${late}/claims`;

      for (const campaignId of [early, late])
        expect(await claim(shop, campaignId)).toMatchObject({ status: 409, body: { code: 'coupon.claims_closed' } });
      expect(await claim(shop, undropped)).toMatchObject({ status: 409, body: { code: 'coupon.not_dropped' } });
      expect(await shop.viewer().post(path).send({ sessionId: shop.sessionId })).toMatchObject({ status: 400 });
      expect(await claim(shop, late, { viewer: shop.staff })).toMatchObject({ status: 403 });
      for (const body of [{}, { sessionId: 1 }, { sessionId: shop.sessionId, coupons: 2 }])
        expect(await claim(shop, late, { body })).toMatchObject({ status: 400 });
    });

    it('are only for new buyers where the campaign says so', async () => {
      const shop = await TestShop.open(order);
      const campaignId = await dropped(shop, { newBuyersOnly: true });
      await order.database.query(
        asService,
        `INSERT INTO buyers (account_id, viewer_id, first_order_id) VALUES ($1, 'old', $2)`,
        [shop.accountId, newId()],
      );

      expect(await claim(shop, campaignId, { viewer: shop.viewer('old') })).toMatchObject({
        status: 409,
        body: { code: 'coupon.for_new_buyers' },
      });
      expect(await claim(shop, campaignId, { viewer: shop.viewer('new') })).toMatchObject({ status: 201 });
    });

    it('leave nothing behind when the facts cannot be written', async () => {
      const shop = await TestShop.open(order);
      const campaignId = await dropped(shop);
      const request = { viewer: shop.viewer(), key: newId() };
      const owner = await ownerOf(order);
      await owner.query('ALTER TABLE outbox RENAME TO outbox_gone');

      const failed = await claim(shop, campaignId, request);

      await owner.query('ALTER TABLE outbox_gone RENAME TO outbox');
      await owner.end();
      expect(failed.status).toBe(500);
      expect(await ledgerOf(order, shop, campaignId)).toEqual({ free: 100, claimed: 0, used: 0 });
      expect(await claim(shop, campaignId, request)).toMatchObject({ status: 201 });
    });

    it('go back to the campaign when their time runs out unused', async () => {
      const shop = await TestShop.open(order);
      const soon = new Date(Date.now() + 700).toISOString();
      const campaignId = await dropped(shop, { claimUntil: soon, stock: 5 });
      const viewer = shop.viewer();
      expect(await claim(shop, campaignId, { viewer })).toMatchObject({ status: 201 });

      while ((await ledgerOf(order, shop, campaignId)).claimed > 0) await sleep(50);

      expect(await ledgerOf(order, shop, campaignId)).toEqual({ free: 5, claimed: 0, used: 0 });
      expect((await viewer.get('/v1/coupons')).body.items).toMatchObject([{ status: 'expired' }]);
      const facts = await order.publishedAs(couponExpired);
      expect(facts.filter(({ data }) => data.campaignId === campaignId)).toHaveLength(1);
    });
  });

  it('cannot be made or lost, not even by a statement', async () => {
    const shop = await TestShop.open(order);
    const campaignId = await dropped(shop, { stock: 5 });

    for (const wrong of ['free = free + 1', 'claimed = 1', 'used = 1', 'free = -1, claimed = 6', 'stock = 6'])
      await expect(
        order.database.query(asService, `UPDATE coupon_campaigns SET ${wrong} WHERE campaign_id = $1`, [campaignId]),
      ).rejects.toThrow('violates check constraint');
  });
});
