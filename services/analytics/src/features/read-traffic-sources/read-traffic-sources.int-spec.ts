import { viewerEntered } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../../analytics.module.js';
import { ToldSession } from '../../testing/told-session.js';

describe('GET /v1/sessions/:sessionId/metrics/sources', () => {
  let analytics: ServiceUnderTest;
  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, { service: 'analytics' });
  });
  afterAll(() => analytics.stop());

  const entered = (session: ToldSession, viewerId: string, source: { channel: 'push' | 'article'; detail?: string }) =>
    viewerEntered.of({ ...session.room, viewerId, stayId: newId(), follower: false, source });
  const sourcesOf = async (session: ToldSession) => {
    const key = analytics.credentials.staff(session.accountId, ['analyst']);
    return (await analytics.http.as(key).get(`${session.path}/sources`).expect(200)).body;
  };
  const counts = (metrics: Record<string, { n: number }>) =>
    Object.values(metrics)
      .map(({ n }) => n)
      .join(' ');

  it('tells what each source came to; what a viewer did belongs to the source of the first entry', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    await session.happens(20_000, entered(session, 'a', { channel: 'push', detail: 'evening' }));
    await session.happens(30_000, session.visited('a'), session.paid('a'));
    await session.happens(10_000, entered(session, 'b', { channel: 'push' }), session.visited('nobody-knows'));
    // Known only now: the viewer had been here before, by another way.
    await session.happens(5_000, entered(session, 'a', { channel: 'article', detail: 'spring' }));

    const { state, items } = await sourcesOf(session);

    expect(state).toBe('provisional');
    expect(items.map((item: never) => [item['channel'], counts(item['metrics'])])).toEqual([
      ['article', '2 1 1 1 9900'],
      ['push', '1 1 0 0 0'],
      ['unknown', '0 0 1 0 0'],
    ]);
    expect(items[0].details).toMatchObject([{ detail: 'spring', metrics: { gmv: { value: 9_900, currency: 'CNY' } } }]);
    expect(items[1].details).toEqual([]);
  });

  it('shows the largest of very many sub-sources, and counts all of them', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    const some = Array.from({ length: 60 }, (_, at) =>
      entered(session, `v${at}`, { channel: 'push', detail: `d${at}` }),
    );
    await session.happens(1_000, ...some, entered(session, 'again', { channel: 'push', detail: 'd59' }));

    const { items } = await sourcesOf(session);

    expect([items[0].metrics.view_pv.n, items[0].details.length]).toEqual([61, 50]);
    expect(items[0].details[0]).toMatchObject({ detail: 'd59', metrics: { viewer_uv: { n: 2 } } });
  });

  it('answers another account as if the session were not there, and nobody without the scope', async () => {
    const session = new ToldSession(analytics);
    await session.starts();
    const { http, credentials } = analytics;
    const path = `${session.path}/sources`;

    await http.as(credentials.staff(newId())).get(path).expect(404);
    await http
      .as(credentials.staff(session.accountId, ['shop']))
      .get(path)
      .expect(403);
    await http.get(path).expect(401);
    await http.as(credentials.operatorKey).get(path).expect(200);
  });
});
