import { type Client, credentials as channel, loadPackageDefinition, Metadata } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import {
  listingListed,
  listingPinned,
  listingUnpinned,
  orderPaid,
  productClicked,
  productExposed,
  PROTO_ROOT,
  protos,
} from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../../analytics.module.js';
import { ToldSession } from '../../testing/told-session.js';

describe('what has become of a session’s products', () => {
  const [tote, scarf] = [newId(), newId()];
  let analytics: ServiceUnderTest;
  let session: ToldSession;

  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, { service: 'analytics', grpc: [protos.metric] });
    session = new ToldSession(analytics);
    await session.starts();
    await session.happens(0, listed(session.accountId, tote, 'Canvas tote'), listed(newId(), scarf, 'Not ours'));
    // Orders and clicks come before anybody knows what was pinned when.
    await session.happens(2_000, exposed('a'), exposed('b'), clicked('a'));
    await session.happens(3_000, exposed('b'), clicked('a'), sold('a', [line(tote, 2), line(scarf, 1), line(tote, 1)]));
    await session.happens(5_000, clicked('b'), sold('b', [line(tote, 1)]));
    await session.happens(4_000, listingUnpinned.of({ ...session.room, listingId: tote }));
    await session.happens(2_500, listingPinned.of({ ...session.room, listingId: tote, title: 'Tote' }));
  });
  afterAll(() => analytics.stop());

  const listed = (accountId: string, listingId: string, title: string) => {
    const skus = [{ skuId: newId(), title: 'One size', listPriceMinor: 1_000 }];
    return listingListed.of({
      accountId,
      listingId,
      brandId: newId(),
      productId: newId(),
      title,
      currency: 'CNY',
      skus,
    });
  };
  const exposed = (viewerId: string) =>
    productExposed.of({ ...session.room, viewerId, listingId: tote, surface: 'pinned' });
  const clicked = (viewerId: string) =>
    productClicked.of({ ...session.room, viewerId, listingId: tote, surface: 'pinned' });
  const line = (listingId: string, quantity: number) => ({
    ...{ listingId, skuId: newId(), quantity, unitPriceMinor: 1_000 },
    discountMinor: 100,
  });
  const sold = (viewerId: string, lines: ReturnType<typeof line>[]) => {
    const totalMinor = lines.reduce((sum, { quantity }) => sum + 1_000 * quantity - 100, 0);
    const paid = { orderId: newId(), paymentId: newId(), totalMinor, currency: 'CNY', newBuyer: true };
    return orderPaid.of({ ...session.room, viewerId, lines, ...paid });
  };
  const key = () => analytics.credentials.staff(session.accountId, ['analyst']);
  const path = () => `${session.path}/products`;

  it('is told of each product as a whole, those that sold most first', async () => {
    const { body } = await analytics.http.as(key()).get(path()).expect(200);

    expect(body).toMatchObject({ sessionId: session.sessionId, state: 'provisional' });
    // The other account's listing was in an order all the same; what it is called is not told.
    expect(body.items.map((item: { title: string }) => item.title)).toEqual(['Canvas tote', null]);
    expect(body.items[0].metrics).toMatchObject({
      product_exposures: { n: 3, d: null, unit: 'count', state: 'provisional' },
      product_exposure_uv: { n: 2 },
      product_clicks: { n: 3 },
      product_ctr: { n: 2, d: 2, value: 1 },
      orders: { n: 2 },
      units: { n: 4 },
      gmv: { n: 3_700, unit: 'minor', currency: 'CNY' },
      aov: { n: 3_700, d: 2, value: 1_850 },
      cvr_click: { n: 2, d: 2 },
      ctor: { n: 2, d: 3 },
    });
    expect(body.items[1].metrics).toMatchObject({
      orders: { n: 1 },
      units: { n: 1 },
      gmv: { n: 900 },
      cvr_click: { n: 0, d: 0, value: null, state: 'undefined' },
    });
  });

  it('is told of the while in which it was explained', async () => {
    const { body } = await analytics.http.as(key()).get(path()).expect(200);

    expect(body.items[1].windows).toEqual([]);
    expect(body.items[0].windows).toMatchObject([
      {
        from: session.instant(2_500),
        to: session.instant(4_000),
        metrics: {
          product_exposures: { n: 1 },
          product_exposure_uv: { n: 1 },
          product_clicks: { n: 1 },
          orders: { n: 1 },
          units: { n: 3 },
          gmv: { n: 2_800 },
          cvr_click: { n: 1, d: 1, value: 1 },
        },
      },
    ]);
  });

  it('is the same through gRPC, with the traffic sources', async () => {
    await session.happens(1_000, session.entered('a'));
    const options = { longs: Number, enums: String, oneofs: true, includeDirs: [PROTO_ROOT] };
    const definition = loadPackageDefinition(loadSync(`${PROTO_ROOT}/${protos.metric.file}`, options)) as never as {
      shopcast: { metric: { v1: { MetricService: new (address: string, credentials: object) => Client & Metrics } } };
    };
    const client = new definition.shopcast.metric.v1.MetricService(analytics.grpcUrl, channel.createInsecure());
    const ask = (call: keyof Metrics, bearer: string): Promise<Answer> => {
      const metadata = new Metadata();
      metadata.set('authorization', `Bearer ${bearer}`);
      return new Promise((resolve, reject) =>
        client[call]({ sessionId: session.sessionId }, metadata, (error, answer) =>
          error ? reject(error) : resolve(answer),
        ),
      );
    };

    const { products, state } = await ask('GetSessionProducts', key());
    expect([state, products?.length]).toEqual(['METRIC_STATE_PROVISIONAL', 2]);
    expect(products?.[0]).toMatchObject({
      listingId: tote,
      title: 'Canvas tote',
      metrics: { gmv: { n: 3_700, value: 3_700, unit: 'minor' }, ctor: { n: 2, d: 3 } },
      windows: [{ to: { seconds: Math.floor((session.startedAtMs + 4_000) / 1_000) }, metrics: { units: { n: 3 } } }],
    });
    const { sources } = await ask('GetTrafficSources', key());
    expect(sources).toMatchObject([
      { channel: 'push', metrics: { viewer_uv: { n: 1 }, gmv: { n: 3_700 } } },
      { channel: 'unknown', metrics: { viewer_uv: { n: 0 }, gmv: { n: 900 } } },
    ]);
    await expect(ask('GetSessionProducts', analytics.credentials.staff(newId()))).rejects.toMatchObject({ code: 5 });
    await expect(ask('GetTrafficSources', analytics.credentials.staff(newId()))).rejects.toMatchObject({ code: 5 });
    client.close();
  });

  it('is answered to another account as if the session were not there, and to nobody without the scope', async () => {
    const { http, credentials } = analytics;

    await http.as(credentials.staff(newId())).get(path()).expect(404);
    await http
      .as(credentials.staff(session.accountId, ['shop']))
      .get(path())
      .expect(403);
    await http.get(path()).expect(401);
    await http.as(credentials.operatorKey).get(path()).expect(200);
  });
});

interface Answer {
  readonly state: string;
  readonly products?: readonly object[];
  readonly sources?: readonly object[];
}

type Call = (request: object, metadata: Metadata, done: (error: Error | null, answer: Answer) => void) => void;

interface Metrics {
  GetSessionProducts: Call;
  GetTrafficSources: Call;
}
