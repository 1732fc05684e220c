import { protos, segmentEnded, segmentStarted, sessionEnded } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, TestGrpc } from '@shopcast/testing';
import { StreamSessionModule } from '../../stream-session.module.js';
import { openSession, type SessionUnderTest } from '../../testing/open-session.js';

describe('/v1/sessions/:sessionId/run-of-show', () => {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await startService(StreamSessionModule, { service: 'stream-session', grpc: [protos.runOfShow] });
  });
  afterAll(() => service.stop());

  const segment = (change: object = {}) => ({
    segmentId: newId(),
    title: 'Canvas totes',
    plannedMinutes: 15,
    listingIds: [],
    prices: [],
    campaignId: null,
    notes: null,
    ...change,
  });
  const addressOf = ({ sessionId }: SessionUnderTest) => `/v1/sessions/${sessionId}/run-of-show`;
  const arrange = (session: SessionUnderTest, version: number, segments: object[], status = 200) =>
    session.host.put(addressOf(session)).send({ version, segments }).expect(status);
  const start = (session: SessionUnderTest, body: object, status = 200) =>
    session.host
      .put(`${addressOf(session)}/current`)
      .send({ cuesGiven: false, ...body })
      .expect(status);

  it('is planned before the session and adjusted during it', async () => {
    const session = await openSession(service, { live: false });
    const [first, second] = [segment(), segment({ notes: 'Show the inner pocket' })];
    const empty = { sessionId: session.sessionId, version: 0, segments: [], currentSegmentId: null };

    expect((await session.host.get(addressOf(session)).expect(200)).body).toEqual(empty);
    const { body: planned } = await arrange(session, 0, [first, second]);
    const fresh = { startedAt: null, endedAt: null, cuesGiven: false };
    expect(planned).toMatchObject({ version: 1, segments: [first, second].map((one) => ({ ...one, ...fresh })) });
    expect((await arrange(session, 0, [first, second])).body).toEqual(planned);
    expect((await arrange(session, 0, [first], 409)).body).toMatchObject({ code: 'run_of_show.changed', version: 1 });
    expect((await start(session, { segmentId: first.segmentId, version: 1 }, 409)).body.code).toBe('session.not_live');

    await session.put('live');
    await start(session, { segmentId: first.segmentId, version: 1 });
    expect((await arrange(session, 2, [second], 409)).body.code).toBe('segment.has_begun');
    const { body: adjusted } = await arrange(session, 2, [first, segment(), second]);
    expect(adjusted).toMatchObject({ version: 3, currentSegmentId: first.segmentId });
    expect((await session.host.get(addressOf(session)).expect(200)).body).toEqual(adjusted);
  });

  it('tells once when each segment began and was over, however often it is asked', async () => {
    const session = await openSession(service);
    const [first, second] = [segment(), segment()];
    await arrange(session, 0, [first, second]);
    await Promise.all([1, 2, 3].map(() => start(session, { segmentId: first.segmentId, version: 1 })));
    const { body: done } = await start(session, { segmentId: first.segmentId, version: 1, cuesGiven: true });
    await start(session, { segmentId: second.segmentId, version: 2 });
    await session.put('ended');
    await session.put('ended');

    expect(done).toMatchObject({ version: 2, segments: [{ cuesGiven: true }, { cuesGiven: false }] });
    const { body } = await session.host.get(addressOf(session)).expect(200);
    const [one, other] = body.segments;
    const ours = ({ data }: { data: { sessionId: string } }) => data.sessionId === session.sessionId;
    const begun = (await service.publishedAs(segmentStarted)).filter(ours);
    const over = (await service.publishedAs(segmentEnded)).filter(ours);
    const [end] = (await service.publishedAs(sessionEnded)).filter(ours);
    const { accountId, sessionId } = session;
    expect(begun.map(({ data, timeMs }) => [data.segmentId, iso(timeMs)])).toEqual([
      [first.segmentId, one.startedAt],
      [second.segmentId, other.startedAt],
    ]);
    expect(over.map(({ data }) => data)).toEqual([
      { accountId, sessionId, segmentId: first.segmentId, startedAt: one.startedAt, endedAt: other.startedAt },
      { accountId, sessionId, segmentId: second.segmentId, startedAt: other.startedAt, endedAt: end?.data.endedAt },
    ]);
    expect(body.currentSegmentId).toBeNull();
  });

  it('refuses what no plan can be, with the reason', async () => {
    const session = await openSession(service);
    const one = segment();
    const price = { listingId: newId(), skuId: newId(), priceMinor: 100 };
    const wrong = [
      [one, { ...one, segmentId: one.segmentId.toUpperCase() }],
      [segment({ plannedMinutes: 0 })],
      [segment({ title: ' ' })],
      [segment({ notes: 'a\u0000b' })],
      [segment({ prices: [{ ...price, priceMinor: 0.5 }] })],
      [segment({ campaignId: undefined })],
      [segment({ colour: 'red' })],
      [null],
      ['x'],
      Array.from({ length: 101 }, () => segment()),
    ];

    for (const segments of wrong) {
      expect((await arrange(session, 0, segments as object[], 400)).body.code).toBe('request.invalid');
    }
    const { body } = await arrange(session, 0, [segment({ prices: [price] })], 422);
    expect(body.code).toBe('run_of_show.price_without_listing');
    expect((await start(session, { segmentId: newId(), version: 0 }, 404)).body.code).toBe('segment.not_found');
  });

  it('is for hosts of the account only', async () => {
    const session = await openSession(service);
    const { credentials } = service;
    const read = (token: string) => service.http.as(token).get(addressOf(session));

    await service.http.get(addressOf(session)).expect(401);
    await read(credentials.staff(session.accountId, ['moderator'])).expect(403);
    await read(credentials.viewer(session.accountId, 'mia')).expect(403);
    const stranger = service.http.as(credentials.staff(newId(), ['host']));
    await stranger.get(addressOf(session)).expect(404);
    await stranger
      .put(addressOf(session))
      .send({ version: 0, segments: [segment()] })
      .expect(404);
  });

  it('is possible over gRPC, with the same answers and refusals', async () => {
    const session = await openSession(service);
    const { sessionId } = session;
    const client = TestGrpc.to(service.grpcUrl, protos.runOfShow, 'RunOfShowService');
    const call = (method: string, request: object) =>
      client.call(method, { sessionId, ...request }, { authorization: `Bearer ${session.hostKey}` });
    const listingId = newId();
    const planned = segment({ listingIds: [listingId], prices: [{ listingId, skuId: newId(), priceMinor: 7_900 }] });
    const wire = { ...planned, campaignId: '', notes: '' };

    const { runOfShow } = await call('ArrangeRunOfShow', { version: 0, segments: [wire] });
    expect(runOfShow).toEqual({
      sessionId,
      version: 1,
      currentSegmentId: '',
      segments: [{ plan: wire, startedAt: null, endedAt: null, cuesGiven: false }],
    });
    expect(await call('GetRunOfShow', {})).toEqual({ runOfShow });
    expect((await session.host.get(addressOf(session)).expect(200)).body.segments[0]).toMatchObject(planned);
    const started = await call('StartSegment', { segmentId: planned.segmentId, version: 1, cuesGiven: true });
    expect(started.runOfShow).toMatchObject({ currentSegmentId: planned.segmentId, segments: [{ cuesGiven: true }] });
    expect(await call('StartSegment', { segmentId: newId(), version: 2 })).toMatchObject({
      refused: { code: 'segment.not_found' },
    });
    for (const wrong of [{ segments: [{ ...wire, title: '' }] }, { segments: [wire, wire] }, { version: -1 }])
      expect(await call('ArrangeRunOfShow', wrong)).toMatchObject({ refused: { code: 'request.invalid' } });
    client.close();
  });
});

const iso = (ms: number): string => new Date(ms).toISOString();
