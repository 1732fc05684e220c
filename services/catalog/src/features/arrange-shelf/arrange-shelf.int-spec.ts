import { setTimeout as sleep } from 'node:timers/promises';
import { listingUnpinned, shelfArranged } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { openStage, type Stage } from '../../testing/stage.js';

describe('/v1/sessions/:sessionId/shelf', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('is empty at first, holds what is put on it in that order, and publishes each arrangement once', async () => {
    const mine = stage.account();
    const [tote, scarf] = [await mine.listing(), await mine.listing()];
    const sessionId = await mine.draft();
    const path = `/v1/sessions/${sessionId}/shelf`;
    const arrange = (...listingIds: string[]) => mine.staff.put(path).send({ listingIds }).expect(200);

    expect((await mine.staff.get(path).expect(200)).body).toEqual({ sessionId, listingIds: [], pinnedListingId: null });
    await arrange(tote.listingId, scarf.listingId);
    await arrange(tote.listingId, scarf.listingId);
    await arrange(scarf.listingId);
    const { body } = await arrange(scarf.listingId.toUpperCase(), tote.listingId);

    expect(body.listingIds).toEqual([scarf.listingId, tote.listingId]);
    expect((await mine.staff.get(path)).body).toEqual(body);
    const published = await stage.catalog.publishedAs(shelfArranged);
    expect(published.map(({ subject, data }) => [subject, data.listingIds])).toEqual([
      [sessionId, [tote.listingId, scarf.listingId]],
      [sessionId, [scarf.listingId]],
      [sessionId, [scarf.listingId, tote.listingId]],
    ]);
  });

  it('unpins what is taken off it', async () => {
    const mine = stage.account();
    const { listingId } = await mine.listing();
    const path = `/v1/sessions/${await mine.live()}/shelf`;
    await mine.staff.put(path).send({ listingIds: [listingId] });
    await mine.staff.put(`${path}/pin`).send({ listingId }).expect(200);

    const { body } = await mine.staff.put(path).send({ listingIds: [] }).expect(200);

    expect(body.pinnedListingId).toBeNull();
    expect(await stage.catalog.publishedAs(listingUnpinned)).toHaveLength(1);
  });

  it('is found at once for a session that was made a moment ago and is not yet known here', async () => {
    const mine = stage.account();
    const { listingId } = await mine.listing();
    const sessionId = newId();
    const arranged = mine.staff
      .put(`/v1/sessions/${sessionId}/shelf`)
      .send({ listingIds: [listingId] })
      .expect(200);

    await Promise.all([arranged, sleep(100).then(() => mine.draft({ sessionId }))]);

    expect((await mine.staff.get(`/v1/sessions/${sessionId}/shelf`)).body.listingIds).toEqual([listingId]);
  });

  it('knows no session and no listing of another account', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const foreign = await another.listing();
    const [own, foreignSession] = [await mine.live(), await another.live()];
    const put = (sessionId: string, listingIds: string[]) =>
      mine.staff.put(`/v1/sessions/${sessionId}/shelf`).send({ listingIds });

    expect((await put(foreignSession, []).expect(404)).body.code).toBe('session.not_found');
    expect((await mine.staff.get(`/v1/sessions/${foreignSession}/shelf`).expect(404)).body.code).toBe(
      'session.not_found',
    );
    const unknown = [foreign.listingId, newId()];
    expect((await put(own, [(await mine.listing()).listingId, ...unknown]).expect(404)).body).toMatchObject({
      code: 'listing.not_found',
      listingIds: unknown,
    });
  });

  it('takes listings in the session’s currency only, each once, and nothing after the end', async () => {
    const mine = stage.account();
    const [tote, yen] = [await mine.listing(), await mine.listing('JPY')];
    const sessionId = await mine.live();
    const put = (listingIds: unknown[], more = {}) =>
      mine.staff.put(`/v1/sessions/${sessionId}/shelf`).send({ listingIds, ...more });

    expect((await put([yen.listingId]).expect(422)).body).toMatchObject({
      code: 'listing.another_currency',
      listingIds: [yen.listingId],
    });
    await put([tote.listingId, tote.listingId.toUpperCase()]).expect(400);
    await put(['tote']).expect(400);
    await put([{}]).expect(400);
    await put([], { pinned: tote.listingId }).expect(400);
    await mine.end(sessionId);
    expect((await put([tote.listingId]).expect(409)).body.code).toBe('session.ended');
  });
});
