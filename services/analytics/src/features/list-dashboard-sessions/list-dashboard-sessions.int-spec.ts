import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService } from '@shopcast/testing';
import { AnalyticsModule } from '../../analytics.module.js';
import { EventStream } from '../../testing/event-stream.js';
import { ToldSession } from '../../testing/told-session.js';

describe('GET /v1/dashboard/sessions', () => {
  const accountId = newId();
  let analytics: ServiceUnderTest;
  let sessions: ToldSession[];

  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, { service: 'analytics', env: { ANALYTICS_SETTLED_MS: '0' } });
    sessions = [0, 1, 2].map(() => new ToldSession(analytics, accountId));
    for (const session of sessions) await session.starts();
    const others = new ToldSession(analytics);
    await others.starts();
  });
  afterAll(() => analytics.stop());

  const list = (query: string, key = analytics.credentials.staff(accountId, ['analyst'])) =>
    analytics.http.as(key).get(`/v1/dashboard/sessions${query}`);

  it('lists an account’s sessions, newest first, page by page', async () => {
    const ids = sessions.map(({ sessionId }) => sessionId).reverse();

    const first = await list('?limit=2').expect(200);
    const second = await list(`?limit=2&cursor=${first.body.nextCursor}`).expect(200);

    const listed = [...first.body.items, ...second.body.items].map(({ sessionId }: { sessionId: string }) => sessionId);
    expect(listed).toEqual(ids);
    expect(second.body.nextCursor).toBeNull();
  });

  it('streams the rooms on air, then what changes; the list then shows the others', async () => {
    const stream = EventStream.open(
      `${analytics.url}/v1/dashboard/live`,
      analytics.credentials.staff(accountId, ['analyst']),
    );
    const paying = sessions[1] as ToldSession;
    const first = await stream.until(({ type }) => type === 'rooms');
    const ids = first.data.items.map(({ sessionId }: { sessionId: string }) => sessionId);
    expect(new Set(ids)).toEqual(new Set(sessions.map(({ sessionId }) => sessionId)));

    await paying.happens(1_000, paying.visited('viewer'), paying.paid('viewer'));
    const isPaid = (room: { metrics: { orders?: { n: number } } }) => room.metrics.orders?.n === 1;
    const told = await stream.until(({ data }) => data.items.some(isPaid));
    expect(told.data.items.find(isPaid)).toMatchObject({
      sessionId: paying.sessionId,
      metrics: { cvr_shop: { n: 1, d: 1 } },
    });

    const over = new ToldSession(analytics, accountId);
    await over.starts();
    const isOver = ({ sessionId }: { sessionId: string }) => sessionId === over.sessionId;
    await stream.until(({ data }) => data.items.some(isOver));
    await over.ends(2_000);
    await stream.until(({ data }) => data.gone.includes(over.sessionId));
    const { body } = await list('?air=off').expect(200);
    expect(body.items.map(({ sessionId }: { sessionId: string }) => sessionId)).toEqual([over.sessionId]);
    expect((await list('?air=on').expect(200)).body.items).toHaveLength(3);
    await stream.close();
  });

  it('shows the operator all accounts', async () => {
    const { body } = await list('', analytics.credentials.operatorKey).expect(200);
    expect(body.items).toHaveLength(5);
  });

  it('shows the numbers of each session, also those of a final one that has had a late fact since', async () => {
    const [session] = sessions as [ToldSession];
    await session.happens(1_000, session.visited('viewer'), session.paid('viewer'));
    await session.ends(2_000);
    const shown = async () => {
      const { body } = await list('').expect(200);
      return body.items.find(({ sessionId }: { sessionId: string }) => sessionId === session.sessionId);
    };
    while ((await shown()).state !== 'ok') await new Promise((resolve) => setTimeout(resolve, 100));
    await analytics.log.untilQuiet();

    expect((await shown()).metrics).toMatchObject({ orders: { n: 1 }, cvr_shop: { n: 1, d: 1, state: 'ok' } });
    await session.happens(1_500, session.visited('somebody-else'));
    expect((await shown()).metrics).toMatchObject({ orders: { n: 1 }, cvr_shop: { n: 1, d: 2, state: 'ok' } });
  });

  it('refuses cursors of other people’s making, and who may not read numbers', async () => {
    const forged = Buffer.from(JSON.stringify(["'; DROP TABLE sessions"])).toString('base64url');

    const answer = await list(`?cursor=${forged}`).expect(400);
    expect(answer.body).toMatchObject({ code: 'request.invalid', errors: [{ field: 'cursor' }] });
    await list('?limit=101').expect(400);
    await list('?sort=gmv').expect(400);
    await list('', analytics.credentials.staff(accountId, ['shop'])).expect(403);
  });
});
