import { type Client, credentials as channel, loadPackageDefinition, Metadata } from '@grpc/grpc-js';
import type { Readable } from 'node:stream';
import { loadSync } from '@grpc/proto-loader';
import { accessKeyRevoked, commentPosted, PROTO_ROOT, protos } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../../analytics.module.js';
import { EventStream } from '../../testing/event-stream.js';
import { ToldSession } from '../../testing/told-session.js';

describe('watching a session’s metrics', () => {
  let analytics: ServiceUnderTest;
  let session: ToldSession;
  let stopped = false;

  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, {
      service: 'analytics',
      grpc: [protos.metric],
      env: { ANALYTICS_SETTLED_MS: '0' },
    });
  });
  beforeEach(async () => {
    session = new ToldSession(analytics);
    await session.starts();
  });
  afterAll(() => (stopped ? undefined : analytics.stop()));

  const keyOf = (keyId = newId()) => analytics.credentials.staff(session.accountId, ['analyst'], keyId);
  const watch = (key = keyOf()) => EventStream.open(`${analytics.url}${session.path}/live`, key);
  const comment = () => commentPosted.of({ ...session.room, viewerId: 'viewer', commentId: newId(), text: '好看' });

  it('begins with everything and goes on with what changes', async () => {
    await session.happens(1_000, session.entered('first'));
    const stream = watch();

    const before = await stream.until(({ type }) => type === 'metrics');
    expect(before).toMatchObject({ id: '2', data: { sessionId: session.sessionId, metrics: { view_pv: { n: 1 } } } });
    const minutes = await stream.until(({ type }) => type === 'minutes');
    expect(minutes.data.items[0]).toMatchObject({ minute: 0, metrics: { view_pv: 1 } });
    expect(minutes.data.marks).toMatchObject([{ kind: 'started' }]);

    await session.happens(2_000, session.entered('second'));
    const after = await stream.until(({ type, data }) => type === 'metrics' && data.metrics.view_pv.n === 2);
    expect(after.id).toBe('3');
    await stream.close();
  });

  it('comes at most four times a second, however much happens', async () => {
    const stream = watch();
    await stream.until(({ type }) => type === 'metrics');

    for (let burst = 0; burst < 20; burst += 1) await session.happens(1_000 + burst, comment());
    await stream.until(({ type, data }) => type === 'metrics' && data.metrics.comments.n === 20);

    const shownAtMs = stream.events.filter(({ type }) => type === 'metrics').map(({ atMs }) => atMs);
    const perSecond = shownAtMs.map(
      (fromMs) => shownAtMs.filter((atMs) => atMs >= fromMs && atMs < fromMs + 900).length,
    );
    expect(Math.max(...perSecond)).toBeLessThanOrEqual(4);
    await stream.close();
  });

  it('tells of the watermark and of watch time even when nothing happens', async () => {
    await session.happens(1_000, session.entered('quiet'));
    const stream = watch();

    const first = await stream.until(
      ({ type, data }) => type === 'metrics' && data.metrics.avg_watch_seconds.value > 0,
    );
    const later = await stream.until(
      ({ type, data }) =>
        type === 'metrics' && data.metrics.avg_watch_seconds.value > first.data.metrics.avg_watch_seconds.value,
    );
    expect(Date.parse(later.data.watermark)).toBeGreaterThan(Date.parse(first.data.watermark));
    expect(later.data.foldVersion).toBe(first.data.foldVersion);
    await stream.close();
  });

  it('ends when the key is revoked', async () => {
    const keyId = newId();
    const stream = watch(keyOf(keyId));
    await stream.until(({ type }) => type === 'metrics');

    await analytics.log.tell(accessKeyRevoked.of({ accountId: session.accountId, keyId }));
    await session.happens(1_000, comment());

    await stream.ended;
  });

  it('is the same through gRPC, which ends with the final numbers', async () => {
    const options = { longs: Number, enums: String, defaults: true, oneofs: true, includeDirs: [PROTO_ROOT] };
    const definition = loadPackageDefinition(loadSync(`${PROTO_ROOT}/${protos.metric.file}`, options)) as never as {
      shopcast: { metric: { v1: { MetricService: new (address: string, credentials: object) => Client & Metrics } } };
    };
    const client = new definition.shopcast.metric.v1.MetricService(analytics.grpcUrl, channel.createInsecure());
    const metadata = new Metadata();
    metadata.set('authorization', `Bearer ${keyOf()}`);
    const seen: Watched[] = [];
    const stream = client.WatchSessionMetrics({ sessionId: session.sessionId }, metadata);
    const ended = new Promise((resolve, reject) => void stream.on('end', resolve).on('error', reject));
    stream.on('data', (answer: Watched) => void seen.push(answer));

    await session.happens(1_000, session.visited('viewer'), session.placed('viewer'), session.paid('viewer'));
    await session.ends(2_000);
    await ended;

    const last = seen.at(-1)?.metrics;
    expect(last).toMatchObject({ sessionId: session.sessionId, state: 'METRIC_STATE_OK' });
    expect(last?.metrics['cvr_shop']).toMatchObject({ n: 1, d: 1, value: 1, unit: 'ratio', state: 'METRIC_STATE_OK' });
    expect(last?.metrics['cvr_viewer']).toMatchObject({ n: 1, d: 0, state: 'METRIC_STATE_UNDEFINED' });
    expect(last?.metrics['cvr_viewer']?.['_value']).toBeUndefined();
    client.close();
  });

  it('ends when the service stops', async () => {
    const stream = watch();
    await stream.until(({ type }) => type === 'metrics');

    const [begunMs] = [Date.now(), (stopped = true)];
    await Promise.all([analytics.stop(), stream.ended.catch(() => undefined)]);

    expect(Date.now() - begunMs).toBeLessThan(5_000);
  });
});

interface Watched {
  readonly metrics: { readonly metrics: Record<string, Record<string, unknown>> };
}

interface Metrics {
  WatchSessionMetrics(request: object, metadata: Metadata): Readable;
}
