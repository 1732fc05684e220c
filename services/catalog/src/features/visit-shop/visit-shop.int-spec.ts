import { setTimeout as sleep } from 'node:timers/promises';
import { shopVisited } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { openStage, type Stage } from '../../testing/stage.js';

describe('POST /v1/sessions/:sessionId/shop-visits', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const visitsOf = async (sessionId: string) => {
    const visits = await stage.catalog.publishedAs(shopVisited);
    return visits.filter(({ data }) => data.sessionId === sessionId);
  };

  it('is accepted when the log has it, at session time, under the viewer of the token', async () => {
    const mine = stage.account();
    const sessionId = await mine.live({ timeScale: 3600 });
    const id = newId();

    const { body } = await mine
      .viewer('o6_bmjr')
      .post(`/v1/sessions/${sessionId}/shop-visits`)
      .send({ id })
      .expect(202);

    expect(body.id).toBe(id);
    expect(Date.parse(body.at)).toBeGreaterThan(Date.now());
    expect(await visitsOf(sessionId)).toEqual([
      expect.objectContaining({
        subject: `${sessionId}:o6_bmjr`,
        timeMs: Date.parse(body.at),
        data: { accountId: mine.accountId, sessionId, viewerId: 'o6_bmjr' },
      }),
    ]);
  });

  it('is one event when it is sent again with the same id, and another for another viewer or id', async () => {
    const mine = stage.account();
    const sessionId = await mine.live();
    const [anna, berta] = [mine.viewer('anna'), mine.viewer('berta')];
    const id = newId();
    const visit = (viewer: typeof anna, visitId: string) =>
      viewer.post(`/v1/sessions/${sessionId}/shop-visits`).send({ id: visitId }).expect(202);

    await Promise.all([visit(anna, id), visit(anna, id), visit(berta, id), visit(anna, newId())]);

    const visits = await visitsOf(sessionId);
    expect(visits).toHaveLength(4);
    expect(new Set(visits.map((visit) => visit.id)).size).toBe(3);
  });

  it('is accepted while the host is away, waits for a start that is on its way, and is refused before and after', async () => {
    const mine = stage.account();
    const viewer = mine.viewer();
    const [paused, starting, ahead, over] = [
      await mine.live(),
      await mine.draft(),
      await mine.draft(),
      await mine.live(),
    ];
    await mine.pause(paused);
    await mine.end(over);
    const visit = (sessionId: string) => viewer.post(`/v1/sessions/${sessionId}/shop-visits`).send({ id: newId() });

    await visit(paused).expect(202);
    await Promise.all([visit(starting).expect(202), sleep(100).then(() => mine.start(starting))]);
    expect((await visit(ahead).expect(409)).body).toMatchObject({ code: 'session.not_live', state: 'draft' });
    expect((await visit(over).expect(409)).body).toMatchObject({ code: 'session.not_live', state: 'ended' });
  });

  it('knows no session of another account', async () => {
    const foreign = await stage.account().live();
    const viewer = stage.account().viewer();

    for (const sessionId of [foreign, '0193590a-5f00-4c11-8a00-000000000001']) {
      const { body } = await viewer.post(`/v1/sessions/${sessionId}/shop-visits`).send({ id: newId() }).expect(404);
      expect(body.code).toBe('session.not_found');
    }
    expect(await visitsOf(foreign)).toEqual([]);
  });

  it('is for viewers alone, with an id and nothing else', async () => {
    const mine = stage.account();
    const path = `/v1/sessions/${await mine.live()}/shop-visits`;
    const expired = mine.viewer('v', { lifetimeSeconds: -1 });

    await stage.catalog.http.post(path).send({ id: newId() }).expect(401);
    await expired.post(path).send({ id: newId() }).expect(401);
    await mine.staff.post(path).send({ id: newId() }).expect(403);
    for (const body of [{}, { id: 7 }, { id: newId(), viewerId: 'somebody-else' }, '{"id":'])
      await mine.viewer().post(path).send(body).expect(400);
  });

  it('costs no database round trip once the session is known', async () => {
    const mine = stage.account();
    const sessionId = await mine.live();
    const viewers = Array.from({ length: 200 }, (_, n) => mine.viewer(`viewer-${n}`));
    const visit = (viewer: typeof mine.staff) =>
      viewer.post(`/v1/sessions/${sessionId}/shop-visits`).send({ id: newId() }).expect(202);
    await visit(mine.viewer());
    const { dataSource } = stage.catalog.database;
    const asked: string[] = [];
    const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
    dataSource.createQueryRunner = (mode) => {
      asked.push(new Error().stack ?? '');
      return createQueryRunner(mode);
    };

    const startedMs = performance.now();
    await Promise.all(viewers.map(visit));
    const tookMs = performance.now() - startedMs;

    dataSource.createQueryRunner = createQueryRunner;
    const reads = asked.filter((stack) => stack.includes('session-directory'));
    expect(reads.length).toBeLessThanOrEqual(1 + Math.ceil(tookMs / 1_000));
    expect(await visitsOf(sessionId)).toHaveLength(201);
  });
});
