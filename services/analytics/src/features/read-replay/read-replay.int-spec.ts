import {
  commentDeleted,
  commentPosted,
  type Fact,
  listingListed,
  listingPinned,
  livePriceSet,
  protos,
  shelfArranged,
  viewerLiked,
} from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, TestGrpc } from '@shopcast/testing';
import { AnalyticsModule } from '../../analytics.module.js';
import { SealRepository } from '../../persistence/seal.repository.js';
import { ToldSession } from '../../testing/told-session.js';

describe('a session that can be watched again', () => {
  const [tote, red, kept, taken] = [newId(), newId(), newId(), newId()];
  let analytics: ServiceUnderTest;
  let session: ToldSession;
  let path: string;

  beforeAll(async () => {
    analytics = await startService(AnalyticsModule, {
      service: 'analytics',
      grpc: [protos.metric],
      env: { ANALYTICS_SETTLED_MS: '0' },
    });
    session = new ToldSession(analytics, undefined, 600_000);
    path = `/v1/sessions/${session.sessionId}`;
    await session.happens(-5_000, ...shelf());
    await session.starts();
    const stayId = newId();
    await session.happens(1_200, session.entered('a', stayId), session.entered('b'));
    await session.happens(2_000, pinned(), livePriced(), said(kept, 'a', '買った！'), said(taken, 'b', 'spam'));
    await session.happens(2_001, viewerLiked.of({ ...session.room, viewerId: 'a', count: 7 }));
    await session.happens(3_400, session.left('a', stayId), session.paid('a'));
    await session.happens(4_000, deleted(taken, 'b', 2_000));
  });
  afterAll(() => analytics.stop());

  const shelf = (): Fact<object>[] => {
    const skus = [{ skuId: red, title: 'Red', listPriceMinor: 9_900 }];
    const { accountId } = session;
    const listing = {
      accountId,
      listingId: tote,
      brandId: newId(),
      productId: newId(),
      title: 'Tote',
      currency: 'CNY',
    };
    return [listingListed.of({ ...listing, skus }), shelfArranged.of({ ...session.room, listingIds: [tote] })];
  };
  const pinned = () => listingPinned.of({ ...session.room, listingId: tote, title: 'Tote' });
  const livePriced = () => {
    const window = { startsAt: session.instant(2_000), endsAt: session.instant(4_000) };
    return livePriceSet.of({ ...session.room, listingId: tote, skuId: red, priceMinor: 7_900, ...window });
  };
  const said = (commentId: string, viewerId: string, text: string) =>
    commentPosted.of({ ...session.room, viewerId, commentId, text });
  const deleted = (commentId: string, viewerId: string, postedMs: number) => {
    const postedAt = session.instant(postedMs);
    return commentDeleted.of({ ...session.room, viewerId, commentId, postedAt, keyId: null, grounds: null });
  };
  const asAnalyst = () => analytics.http.as(analytics.credentials.staff(session.accountId, ['analyst']));
  const asViewer = (sessionId = session.sessionId, accountId = session.accountId) =>
    analytics.http.as(analytics.credentials.viewer(accountId, 'guest-1', { sessionId }));
  const roomAt = async (second: number) => {
    const { body } = await asAnalyst().get(`${path}/at?second=${second}`).expect(200);
    return body;
  };

  it('tells room, shelf and metrics as of any second while it is still live', async () => {
    const [before, then, later] = [await roomAt(1), await roomAt(2), await roomAt(4)];

    expect(before.room).toMatchObject({ state: 'live', online: 0, pinned: null, comments: [] });
    expect(then.room).toMatchObject({ online: 2, likes: 0, pinned: { listingId: tote, title: 'Tote' } });
    expect(then.room.shelf).toEqual([
      {
        listingId: tote,
        title: 'Tote',
        skus: [{ skuId: red, title: 'Red', listPriceMinor: 9_900, priceMinor: 7_900 }],
      },
    ]);
    expect(then.room.comments.map(({ text }: { text: string }) => text)).toEqual(['買った！']);
    expect(then).toMatchObject({ state: 'provisional', metrics: { orders: { n: 0 }, comments: { n: 1 } } });
    expect(later.room).toMatchObject({ online: 1, likes: 7, shelf: [{ skus: [{ priceMinor: 9_900 }] }] });
    expect(later.metrics).toMatchObject({
      orders: { n: 1 },
      shop_visitors: { n: 1 },
      viewer_uv: { n: 2 },
      pcu: { n: 2 },
    });
  });

  it('tells of no second that is not over, and cannot be watched again before its end', async () => {
    const ahead = await asAnalyst().get(`${path}/at?second=86400`).expect(409);
    const replay = await asViewer().get(`${path}/replay`).expect(409);

    expect(ahead.body).toMatchObject({ code: 'session.second_not_reached', second: 86_400 });
    expect(replay.body.code).toBe('replay.not_ready');
    for (const query of [
      '',
      '?second=',
      '?second=%20',
      '?second=-1',
      '?second=1.5',
      '?second=x',
      '?second=99999999999',
    ])
      await asAnalyst().get(`${path}/at${query}`).expect(400);
  });

  it('shows viewers when it is over what the room showed, and nothing of the business', async () => {
    await session.ends(5_500);
    const { body } = await asViewer().get(`${path}/replay`).expect(200);

    expect(body).toMatchObject({
      seconds: 6,
      online: [2, 2, 4, -1, 6, -1],
      likes: [3, 7],
      comments: [2, 1],
      chapters: [{ second: 2, untilSecond: 6, listingId: tote, title: 'Tote' }],
      shelves: [{ second: 0, listingIds: [tote] }],
      states: [
        { second: 0, state: 'live' },
        { second: 6, state: 'ended' },
      ],
    });
    const prices = [
      { second: 0, listPriceMinor: 9_900, priceMinor: 9_900 },
      { second: 2, listPriceMinor: 9_900, priceMinor: 7_900 },
      { second: 4, listPriceMinor: 9_900, priceMinor: 9_900 },
    ];
    expect(body.items).toEqual([{ listingId: tote, title: 'Tote', skus: [{ skuId: red, title: 'Red', prices }] }]);
    expect(JSON.stringify(body)).not.toMatch(/gmv|orders|cvr|viewerId/);
    await asViewer().get(`${path}/at?second=1`).expect(403);
    await asViewer().get(`${path}/metrics`).expect(403);
  });

  it('gives what was said in a stretch of it, a fair sample of very much, and nothing that was deleted', async () => {
    const many = Array.from({ length: 100 }, (_, i) => said(newId(), `v${i}`, `no. ${i}`));
    await session.happens(4_500, ...many);

    const first = await asViewer().get(`${path}/replay/comments?from=0&seconds=4`).expect(200);
    const second = await asViewer().get(`${path}/replay/comments?from=4&seconds=2`).expect(200);

    expect(first.body).toEqual({
      total: 1,
      items: [{ commentId: kept, second: 2, author: expect.stringMatching(/^[0-9a-f]{8}$/), text: '買った！' }],
    });
    expect(second.body.total).toBe(100);
    expect(second.body.items).toHaveLength(20);
    for (const query of [
      '',
      '?from=0',
      '?from=&seconds=9',
      '?from=0&seconds=601',
      '?from=-1&seconds=1',
      '?from=0&seconds=1&x=1',
    ])
      await asViewer().get(`${path}/replay/comments${query}`).expect(400);
  });

  it('says the same after its minutes were put together', async () => {
    const [before, replay] = [await roomAt(3), await asViewer().get(`${path}/replay`)];
    await new SealRepository(analytics.database).seal(session.sessionId);

    expect(await roomAt(3)).toEqual(before);
    expect((await asViewer().get(`${path}/replay`)).body).toEqual(replay.body);
  });

  it('is nothing to other accounts, nor to viewers of other sessions', async () => {
    const stranger = analytics.http.as(analytics.credentials.staff(newId(), ['analyst']));

    for (const address of [`${path}/at?second=1`, `${path}/replay`, `${path}/replay/comments?from=0&seconds=9`])
      await stranger.get(address).expect(404);
    await asViewer(session.sessionId, newId()).get(`${path}/replay`).expect(404);
    const { body } = await asViewer(newId()).get(`${path}/replay`).expect(403);
    expect(body.code).toBe('session.token_for_another');
  });

  it('is told over gRPC, too', async () => {
    const metrics = TestGrpc.to(analytics.grpcUrl, protos.metric, 'MetricService');
    const key = analytics.credentials.staff(session.accountId, ['analyst']);
    try {
      const authorization = `Bearer ${key}`;
      const answer = await metrics.call('getSessionAt', { sessionId: session.sessionId, second: 2 }, { authorization });
      expect(answer).toMatchObject({ second: 2, room: { online: 2, pinnedListingId: tote } });
    } finally {
      metrics.close();
    }
  });
});
