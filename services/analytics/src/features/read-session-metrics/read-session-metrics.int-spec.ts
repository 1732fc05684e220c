import { couponDropped, listingListed, listingPinned, livePriceSet } from '@shopcast/contracts';
import { EventLog, toRecord } from '@shopcast/event-log';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../../analytics.module.js';
import { ToldSession } from '../../testing/told-session.js';

/** Coupons as a host drops them. */
const tenOff = {
  ...{ campaignId: newId(), title: '10 off', currency: 'CNY', minimumSpendMinor: 0, listingIds: null },
  discount: { kind: 'amount' as const, amountMinor: 1_000 },
  ...{ newBuyersOnly: false, stock: 100, perViewer: 1 },
  ...{ claimUntil: '2026-11-24T00:00:00.000Z', usableUntil: '2026-11-24T00:00:00.000Z' },
};

const range = (length: number): string[] => Array.from({ length }, (_, index) => `viewer-${index}`);

describe('GET /v1/sessions/:sessionId/metrics', () => {
  let analytics: ServiceUnderTest;
  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, { service: 'analytics', env: { ANALYTICS_SETTLED_MS: '0' } });
  });
  afterAll(() => analytics.stop());

  const asAnalyst = (session: ToldSession) =>
    analytics.http.as(analytics.credentials.staff(session.accountId, ['analyst']));

  it('reproduces the published case: 11,951 views, 6,704 shop visitors, 1,228 orders, CVR 18.32 %', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    await session.happens(1_000, ...range(9_000).map((viewer) => session.entered(viewer)));
    await session.happens(2_000, ...range(2_951).map((viewer) => session.entered(viewer)));
    await session.happens(3_000, ...range(6_704).map((viewer) => session.visited(viewer)));
    await session.happens(4_000, ...range(1_228).flatMap((viewer) => [session.placed(viewer), session.paid(viewer)]));
    await session.ends(5_000);

    const { body } = await untilFinal(session);

    expect(body).toMatchObject({ sessionState: 'ended', state: 'ok', watermark: body.endedAt });
    expect(body.metrics).toMatchObject({
      view_pv: { n: 11_951, d: null, value: 11_951, unit: 'count', state: 'ok' },
      viewer_uv: { n: 9_000 },
      pcu: { n: 9_000 },
      online_now: { n: 0 },
      shop_visitors: { n: 6_704 },
      orders: { n: 1_228 },
      cvr_shop: { n: 1_228, d: 6_704, value: 1_228 / 6_704, unit: 'ratio', state: 'ok' },
      gmv: { n: 1_228 * 9_900, unit: 'minor', currency: 'CNY' },
      aov: { value: 9_900, unit: 'minor' },
    });
    expect((body.metrics.cvr_shop.value * 100).toFixed(2)).toBe('18.32');
  });

  it('is provisional while the session is live, and undefined where there is nothing to divide by', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    await session.happens(1_000, session.entered('viewer'));

    const { body } = await asAnalyst(session).get(session.path).expect(200);

    expect(body).toMatchObject({ sessionState: 'live', state: 'provisional', endedAt: null });
    expect(body.metrics).toMatchObject({
      view_pv: { value: 1, state: 'provisional' },
      cvr_shop: { n: 0, d: 0, value: null, state: 'undefined' },
      cvr_viewer: { n: 0, d: 1, value: 0, state: 'provisional' },
    });
    expect(body.foldVersion).toBe(2);
  });

  it('counts a buyer’s visit with the order, and not again when the visit arrives', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    await session.happens(2_000, session.paid('early'));
    const rate = async () => (await asAnalyst(session).get(session.path)).body.metrics.cvr_shop;

    expect(await rate()).toMatchObject({ n: 1, d: 1, value: 1 });
    await session.happens(1_000, session.visited('early'), session.visited('early'));
    expect(await rate()).toMatchObject({ n: 1, d: 1, value: 1 });
  });

  it('shows the minutes with marks; a late fact lands in the minute in which it happened', async () => {
    const session = new ToldSession(analytics, newId(), 150_000);
    const listingId = newId();
    const sku = { skuId: newId(), title: 'One size', listPriceMinor: 9_900 };
    const listed = { accountId: session.accountId, listingId, brandId: newId(), productId: newId() };
    await session.starts();
    await session.happens(0, listingListed.of({ ...listed, title: 'Canvas tote', currency: 'CNY', skus: [sku] }));
    await session.happens(70_000, session.entered('punctual'));
    await session.happens(10_000, session.entered('reported-late'));
    await session.happens(80_000, listingPinned.of({ ...session.room, listingId, title: 'Canvas tote' }));
    const price = { listingId, skuId: sku.skuId, priceMinor: 7_900, startsAt: session.instant(90_000), endsAt: null };
    await session.happens(90_000, livePriceSet.of({ ...session.room, ...price }));

    await session.happens(95_000, couponDropped.of({ ...session.room, ...tenOff }));

    const { body } = await asAnalyst(session).get(`${session.path}/minutes`).expect(200);

    expect(body.items.slice(0, 2)).toMatchObject([
      { minute: 0, at: session.instant(0), metrics: { view_pv: 1, viewer_uv: 1, online_now: 1 } },
      { minute: 1, at: session.instant(60_000), metrics: { view_pv: 1, viewer_uv: 1, online_now: 2, pcu: 2 } },
    ]);
    expect(body.marks).toEqual([
      { kind: 'started', at: session.instant(0), minute: 0 },
      { kind: 'pinned', at: session.instant(80_000), minute: 1, listingId, title: 'Canvas tote' },
      { kind: 'price', at: session.instant(90_000), minute: 1, listingId, title: 'Canvas tote', priceMinor: 7_900 },
      { kind: 'coupon', at: session.instant(95_000), minute: 1, title: '10 off' },
    ]);
  });

  it('tells how many were still there after each minute, of those who came so long ago', async () => {
    const session = new ToldSession(analytics, newId(), 200_000);
    const [stayId, late] = [newId(), newId()];
    await session.starts();
    await session.happens(0, session.entered('stays'), session.entered('goes', stayId));
    await session.happens(70_000, session.left('goes', stayId));
    await session.happens(100_000, session.entered('late', late));
    await session.ends(150_000);
    await untilFinal(session);

    const { body } = await asAnalyst(session).get(`${session.path}/retention`).expect(200);

    expect(body).toMatchObject({ state: 'ok', parameters: { reconnect_grace_seconds: 30 } });
    expect(body.items).toEqual([
      { minute: 1, n: 2, d: 2, value: 1, state: 'ok' },
      { minute: 2, n: 1, d: 2, value: 0.5, state: 'ok' },
    ]);
  });

  it('names the trace of the request behind the latest fact', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    const traceId = 'ab'.repeat(16);
    const recording = {
      id: newId(),
      timeMs: Date.now(),
      source: 'spec',
      traceparent: `00-${traceId}-${'cd'.repeat(8)}-01`,
    };
    await analytics.app.get(EventLog, { strict: false }).append([toRecord(session.entered('viewer'), recording)]);
    await analytics.log.untilQuiet();

    const { body } = await asAnalyst(session).get(session.path);

    expect(body.traceId).toBe(traceId);
  });

  it('answers another account as if the session were not there, and nobody without the scope', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    const { http, credentials } = analytics;

    for (const path of ['', '/minutes', '/live', '/retention'].map((part) => `${session.path}${part}`)) {
      const others = await http.as(credentials.staff(newId())).get(path).expect(404);
      expect(others.body).toMatchObject({ code: 'session.not_found' });
      await http.as(credentials.operatorKey).get(`/v1/sessions/${newId()}/metrics`).expect(404);
      await http
        .as(credentials.staff(session.accountId, ['shop', 'orders']))
        .get(path)
        .expect(403);
      await http.as(credentials.viewer(session.accountId, 'viewer')).get(path).expect(403);
      await http.get(path).expect(401);
    }
    await http.as(credentials.operatorKey).get(session.path).expect(200);
    await http
      .as(credentials.staff(session.accountId, ['host']))
      .get(session.path)
      .expect(200);
    await http.as(credentials.operatorKey).get('/v1/sessions/not-an-id/metrics').expect(400);
  });

  const untilFinal = async (session: ToldSession) => {
    for (;;) {
      const answer = await asAnalyst(session).get(session.path).expect(200);
      if (answer.body.state === 'ok') return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
});
