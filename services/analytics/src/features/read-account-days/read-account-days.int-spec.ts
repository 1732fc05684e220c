import {
  accountTimeZoneSet,
  listingListed,
  orderPaid,
  orderRefunded,
  productClicked,
  protos,
  viewerEntered,
} from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../../analytics.module.js';
import { ToldSession } from '../../testing/told-session.js';

const HOUR_MS = 3_600_000;
const [brandId, otherBrand] = [newId(), newId()];
const [tote, scarf, ring] = [newId(), newId(), newId()];

describe('the days of an account', () => {
  let analytics: ServiceUnderTest;
  let session: ToldSession;
  let [firstDay, secondDay]: string[] = [];

  beforeAll(async () => {
    const env = { ANALYTICS_SETTLED_MS: '0', ANALYTICS_OPEN_STAYS_MS: '0' };
    analytics = await startService(AnalyticsModule, { service: 'analytics', grpc: [protos.metric], env });
    const midnightMs = Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS - 2 * 24 * HOUR_MS + 15 * HOUR_MS;
    // Two days ago, and so that a minute begins half a minute before midnight in Tokyo.
    const startedAtMs = midnightMs - 20.5 * 60_000;
    const dayIn = (atMs: number): string => new Date(atMs + 9 * HOUR_MS).toISOString().slice(0, 10);
    [firstDay, secondDay] = [dayIn(startedAtMs), dayIn(midnightMs)];
    session = new ToldSession(analytics, newId(), Date.now() - startedAtMs);
    await session.happens(0, zone('Asia/Tokyo', '2020-01-01'), ...[tote, scarf].map(ofBrand(brandId)));
    await session.starts();
    await session.happens(1_000, entered('a'), entered('b'), clicked('a', tote), sold('a', [tote, scarf]));
    // The minute in which midnight lies began before it.
    await session.happens(20.75 * 60_000, entered('c'));
    await session.happens(21 * 60_000, entered('d'), entered('a'), sold('b', [tote]), refunded('a'));
    await session.happens(40 * 60_000, sold('nobody-knows', [ring]));
    await session.ends(HOUR_MS);
  });
  afterAll(() => analytics.stop());

  const zone = (timeZone: string, fromDay: string) =>
    accountTimeZoneSet.of({ accountId: session.accountId, timeZone, fromDay });
  const ofBrand = (brand: string) => (listingId: string) =>
    listingListed.of({
      ...{ accountId: session.accountId, listingId, brandId: brand, productId: newId(), title: 'Tote' },
      ...{ currency: 'CNY', skus: [{ skuId: newId(), title: 'One size', listPriceMinor: 1_000 }] },
    });
  const entered = (viewerId: string) =>
    viewerEntered.of({ ...session.room, viewerId, stayId: newId(), follower: false, source: { channel: 'push' } });
  const clicked = (viewerId: string, listingId: string) =>
    productClicked.of({ ...session.room, viewerId, listingId, surface: 'shelf' });
  const sold = (viewerId: string, listingIds: string[]) => {
    const lines = listingIds.map((listingId) => ({ listingId, skuId: newId(), quantity: 1, unitPriceMinor: 1_000 }));
    const paid = { paymentId: newId(), totalMinor: 1_000 * lines.length, currency: 'CNY', newBuyer: true };
    return orderPaid.of({ ...session.room, viewerId, orderId: newId(), lines, ...paid });
  };
  const refunded = (viewerId: string) => {
    const refund = { refundId: newId(), refundMinor: 500, refundedTotalMinor: 500, currency: 'CNY' };
    return orderRefunded.of({ ...session.room, viewerId, orderId: newId(), ...refund });
  };
  const key = () => analytics.credentials.staff(session.accountId, ['analyst']);
  const days = async (path = 'days', query = '') =>
    (await analytics.http.as(key()).get(`/v1/accounts/${session.accountId}/metrics/${path}${query}`).expect(200)).body;
  const brief = (
    items: { day: string; metrics: Record<string, { n: number; d: number | null; value: number | null }> }[],
  ) => items.map(({ day, metrics }) => [day, metrics['view_pv']?.n, metrics['orders']?.n, metrics['gmv']?.n]);

  it('add up the minutes that begin in them, in the account’s time zone', async () => {
    const { items } = await days();

    expect(brief(items)).toEqual([
      [firstDay, 3, 1, 2_000],
      [secondDay, 2, 2, 2_000],
    ]);
    expect(items[0]).toMatchObject({ timeZone: 'Asia/Tokyo', currency: 'CNY', brandId: null });
    expect(items[0].to).toBe(items[1].from);
    expect(items[0].metrics).toMatchObject({
      sessions: { n: 1 },
      live_seconds: { n: 1_260, unit: 'seconds' },
      viewer_uv: { n: 3 },
      gmv: { unit: 'minor', currency: 'CNY' },
      refund_rate: { n: 0, d: 1, value: 0 },
    });
    expect(items[1].metrics).toMatchObject({ sessions: { n: 0 }, viewer_uv: { n: 1 }, net_gmv: { n: 1_500 } });
    // More buyers than viewers who came on this day: of whom they are a part is on the day before.
    expect(items[1].metrics.cvr_viewer).toMatchObject({ n: 2, d: 1, value: null });
  });

  it('are those of each brand, as far as it is known whose the products are', async () => {
    const { items } = await days('brand-days');
    await session.happens(0, ofBrand(otherBrand)(ring));

    expect(items.map((item: { brandId: string }) => item.brandId)).toEqual([brandId, brandId]);
    expect(items[0].metrics).toMatchObject({
      orders: { n: 2 },
      units: { n: 2 },
      gmv: { n: 2_000 },
      cvr_click: { n: 1, d: 1 },
    });
    const known = (await days('brand-days')).items as { brandId: string; metrics: { gmv: { n: number } } }[];
    expect(known.find((item) => item.brandId === otherBrand)?.metrics.gmv.n).toBe(1_000);
  });

  it('are the same when they are kept as when they are moving, in SQL, too', async () => {
    const moving = await days();
    await kept();
    const again = await days();

    expect(brief(again.items)).toEqual(brief(moving.items));
    expect(again.items.map(({ state }: { state: string }) => state)).toEqual(['ok', 'ok']);
    const rows = await analytics.database.query<{ gmv: number }>(
      asService,
      `SELECT (parts -> 'gmv' ->> 'n')::float8 AS gmv FROM session_days WHERE session_id = $1 ORDER BY day`,
      [session.sessionId],
    );
    expect(rows.map(({ gmv }) => gmv)).toEqual([2_000, 2_000]);
  });

  it('move with the account’s time zone, from the day on from which it holds', async () => {
    await session.happens(0, zone('UTC', secondDay as string));

    const { items } = await days();

    // The last day in Tokyo goes on until it is the next day in UTC.
    expect(brief(items)).toEqual([[firstDay, 5, 3, 4_000]]);
    await session.happens(0, zone('Asia/Tokyo', secondDay as string));
    expect(brief((await days()).items)).toHaveLength(2);
  });

  it('leave rehearsals out, and are told for as long as is asked', async () => {
    expect((await days('days', `?from=${secondDay}&to=${secondDay}`)).items).toHaveLength(1);
    expect((await days('days', '?from=2020-01-01&to=2020-01-05')).items).toEqual([]);
    const refuse = async (query: string, status: number) =>
      (await analytics.http.as(key()).get(`/v1/accounts/${session.accountId}/metrics/days${query}`).expect(status))
        .body;
    expect(await refuse('?from=2026-02-02&to=2026-01-01', 422)).toMatchObject({ code: 'days.out_of_range' });
    for (const wrong of ['?from=2026-02-30', '?from=', '?to=yesterday', '?day=2026-01-01', '?from=1999-01-01'])
      await refuse(wrong, 400);
  });

  it('are answered to another account as if there were none, and to nobody without the scope', async () => {
    const { http, credentials } = analytics;
    const path = `/v1/accounts/${session.accountId}/metrics/days`;

    await http.as(credentials.staff(newId())).get(path).expect(404);
    await http
      .as(credentials.staff(session.accountId, ['shop']))
      .get(path)
      .expect(403);
    await http.get(path).expect(401);
    await http.as(credentials.operatorKey).get(path).expect(200);
  });

  /** Until all that has been folded of the session is published. */
  const kept = async (): Promise<void> => {
    const { sessionId } = session;
    for (;;) {
      const [row] = await analytics.database.query<{ final: boolean }>(
        asService,
        `SELECT final FROM published_measures WHERE session_id = $1 AND final`,
        [sessionId],
      );
      if (row) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
});
