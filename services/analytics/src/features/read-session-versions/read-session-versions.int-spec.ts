import { type Client, credentials as channel, loadPackageDefinition, Metadata } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { PROTO_ROOT, protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../../analytics.module.js';
import { DAY_MS } from '../../domain/session-versions.js';
import { ToldSession } from '../../testing/told-session.js';

const HOUR_MS = 3_600_000;

describe('the later versions of a session', () => {
  const first = newId();
  let analytics: ServiceUnderTest;
  let session: ToldSession;

  beforeAll(async () => {
    const env = { ANALYTICS_SETTLED_MS: '0', ANALYTICS_OPEN_STAYS_MS: '0' };
    analytics = await startService(AnalyticsModule, { service: 'analytics', env, grpc: [protos.metric] });
    session = new ToldSession(analytics, newId(), 10 * DAY_MS);
    await session.starts();
    await session.happens(1_000, session.visited('a'), session.paid('a', first));
    await session.ends(60_000);
    await session.happens(60_000 + HOUR_MS, session.placed('b'));
    await session.happens(60_000 + 2 * HOUR_MS, session.paid('b'));
    await session.happens(3 * DAY_MS, session.refunded('a', first, 900));
  });
  afterAll(() => analytics.stop());

  const key = () => analytics.credentials.staff(session.accountId, ['analyst']);
  const path = () => `${session.path}/versions`;
  const read = async (query = '') => (await analytics.http.as(key()).get(`${path()}${query}`).expect(200)).body;

  it('are those whose day has come, each with what is not as it was before, and the next one', async () => {
    const body = await read();

    expect(body).toMatchObject({ sessionId: session.sessionId, endedAt: session.instant(60_000) });
    expect(body.next).toEqual({ version: 15, at: session.instant(60_000 + 15 * DAY_MS) });
    expect(body.items).toMatchObject([
      { version: 0, revision: 1, at: session.instant(60_000), changed: {}, orders: { orders: 0, digest: null } },
      {
        version: 1,
        metrics: { orders: { n: 2, state: 'ok' }, net_gmv: { n: 19_800, unit: 'minor', currency: 'CNY' } },
        changed: { orders: { n: 1, d: null, value: 1 }, cvr_shop: { n: 1, d: 1, value: 1 } },
        orders: { orders: 2, changes: 2, kinds: [{ kind: 'paid' }, { kind: 'placed', netGmvMinor: 0 }] },
      },
      {
        version: 7,
        metrics: { net_gmv: { n: 18_900 }, refund_rate: { n: 1, d: 2, value: 0.5 } },
        changed: { net_gmv: { n: 19_800 }, refund_rate: { n: 0, d: 2, value: 0 } },
        orders: { changes: 1, kinds: [{ kind: 'refunded', amountMinor: 900, netGmvMinor: -900 }] },
      },
    ]);
    expect(body.items[2].changed.orders).toBeUndefined();
  });

  it('lead to the orders that made the difference, page by page', async () => {
    const page = async (query: string) =>
      (await analytics.http.as(key()).get(`${path()}/1/orders${query}`).expect(200)).body;

    const placed = await page('?limit=1');
    const paid = await page(`?limit=1&cursor=${placed.nextCursor}`);

    expect(placed.items).toMatchObject([
      { kind: 'placed', at: session.instant(60_000 + HOUR_MS), amountMinor: 9_900, netGmvMinor: 0, currency: 'CNY' },
    ]);
    expect(paid).toMatchObject({ items: [{ kind: 'paid', netGmvMinor: 9_900, listedIn: 1 }], nextCursor: null });
    const { body } = await analytics.http.as(key()).get(`${path()}/7/orders`).expect(200);
    expect(body.items).toMatchObject([{ kind: 'refunded', orderId: first, netGmvMinor: -900 }]);
  });

  it('are the same through gRPC', async () => {
    const client = metricClient(analytics.grpcUrl);
    const { sessionId } = session;

    const { versions, nextVersion } = await ask(client, 'GetSessionVersions', { sessionId }, key());
    expect(nextVersion).toBe(15);
    expect(versions).toMatchObject([
      { version: 0, revision: 1 },
      { version: 1, metrics: { orders: { n: 2 } }, changed: { orders: { n: 1, value: 1 } }, orders: { changes: 2 } },
      { version: 7, orders: { kinds: [{ kind: 'refunded', amountMinor: 900, netGmvMinor: -900 }] } },
    ]);
    const one = { sessionId, version: 1, pageSize: 1 };
    const { changes, nextPageToken, currency } = await ask(client, 'ListVersionOrders', one, key());
    expect([currency, changes]).toMatchObject(['CNY', [{ kind: 'placed', amountMinor: 9_900 }]]);
    const rest = await ask(client, 'ListVersionOrders', { ...one, pageToken: nextPageToken }, key());
    expect(rest).toMatchObject({ changes: [{ kind: 'paid' }], nextPageToken: '' });
    const theirs = analytics.credentials.staff(newId());
    await expect(ask(client, 'GetSessionVersions', { sessionId }, theirs)).rejects.toMatchObject({ code: 5 });
    await expect(ask(client, 'ListVersionOrders', one, theirs)).rejects.toMatchObject({ code: 5 });
    client.close();
  });

  it('stand in the report of the session, also for whoever has a link to it', async () => {
    const { http } = analytics;
    const report = (await http.as(key()).get(`${session.path}/report`).expect(200)).body;
    const { token } = (await http.as(key()).post(`${session.path}/report-links`).send({}).expect(201)).body;
    const shared = (await http.as(token).get('/v1/dashboard/report').expect(200)).body;

    const versions = await read();
    expect(versions.items).toHaveLength(3);
    expect([report.versions, shared.report.versions]).toEqual([versions, versions]);
  });

  it('are refused where they are not there, or are nobody’s business', async () => {
    const { http, credentials } = analytics;
    const refused = (status: number, at: string) => http.as(key()).get(`${path()}${at}`).expect(status);

    expect((await refused(404, '/15/orders')).body.code).toBe('version.not_published');
    await refused(404, '/1/orders?revision=2');
    await refused(400, '/2/orders');
    await refused(400, '/1/orders?cursor=ours');
    await refused(400, '?revisions=21');
    for (const at of ['', '/1/orders']) {
      await http.as(credentials.staff(newId())).get(`${path()}${at}`).expect(404);
      await http.as(credentials.operatorKey).get(`${path()}${at}`).expect(200);
      await http.get(`${path()}${at}`).expect(401);
    }
  });

  it('show a correction beside what it corrects', async () => {
    await session.happens(60_000 + 3 * HOUR_MS, session.paid('c'));

    const { items } = await read('?revisions=2');

    const shown = items.map(({ version, revision, metrics }: Shown) => [version, revision, metrics.orders.n]);
    expect(shown).toEqual([
      [0, 1, 1],
      ...[1, 7].flatMap((version) => [
        [version, 2, 3],
        [version, 1, 2],
      ]),
    ]);
  });
});

interface Shown {
  readonly version: number;
  readonly revision: number;
  readonly metrics: { readonly orders: { readonly n: number } };
}

interface Answer {
  readonly versions?: readonly object[];
  readonly nextVersion?: number;
  readonly changes?: readonly object[];
  readonly currency?: string;
  readonly nextPageToken?: string;
}

type Method = 'GetSessionVersions' | 'ListVersionOrders';
type Call = (request: object, metadata: Metadata, done: (error: Error | null, answer: Answer) => void) => void;

function metricClient(url: string): Client & Record<Method, Call> {
  const options = { longs: Number, enums: String, oneofs: true, defaults: true, includeDirs: [PROTO_ROOT] };
  const definition = loadPackageDefinition(loadSync(`${PROTO_ROOT}/${protos.metric.file}`, options)) as never as {
    shopcast: {
      metric: { v1: { MetricService: new (at: string, credentials: object) => Client & Record<Method, Call> } };
    };
  };
  return new definition.shopcast.metric.v1.MetricService(url, channel.createInsecure());
}

function ask(client: Record<Method, Call>, method: Method, request: object, bearer: string): Promise<Answer> {
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${bearer}`);
  return new Promise((resolve, reject) =>
    client[method](request, metadata, (error, answer) => (error ? reject(error) : resolve(answer))),
  );
}
