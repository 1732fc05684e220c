import { livePriceSet, livePriceWithdrawn } from '@shopcast/contracts';
import { newId } from '@shopcast/kernel';
import { openStage, type Stage } from '../../testing/stage.js';

describe('/v1/sessions/:sessionId/live-prices/:listingId/:skuId', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  const publishedFor = async (sessionId: string) => {
    const [set, withdrawn] = [
      await stage.catalog.publishedAs(livePriceSet),
      await stage.catalog.publishedAs(livePriceWithdrawn),
    ];
    return {
      set: set.filter(({ data }) => data.sessionId === sessionId),
      withdrawn: withdrawn.filter(({ data }) => data.sessionId === sessionId),
    };
  };

  it('opens a window of session time, keyed by the listing, at session time', async () => {
    const mine = stage.account();
    const { listingId, skuId } = await mine.listing();
    const sessionId = await mine.live({ timeScale: 100 });

    const { body } = await mine.staff
      .put(`/v1/sessions/${sessionId}/live-prices/${listingId}/${skuId}`)
      .send({ priceMinor: 5000, durationSeconds: 300 })
      .expect(200);

    expect(body).toMatchObject({ sessionId, listingId, skuId, priceMinor: 5000 });
    expect(Date.parse(body.endsAt) - Date.parse(body.startsAt)).toBe(300_000);
    const { startsAt, endsAt } = body;
    const { set } = await publishedFor(sessionId);
    expect(set).toEqual([
      expect.objectContaining({
        subject: listingId,
        timeMs: Date.parse(startsAt),
        data: { accountId: mine.accountId, sessionId, listingId, skuId, priceMinor: 5000, startsAt, endsAt },
      }),
    ]);
  });

  it('does not start the window again when the same request comes again', async () => {
    const mine = stage.account();
    const { listingId, skuId } = await mine.listing();
    const sessionId = await mine.live();
    const put = (key: string) =>
      mine.staff
        .put(`/v1/sessions/${sessionId}/live-prices/${listingId}/${skuId}`)
        .set('idempotency-key', key)
        .send({ priceMinor: 5000, durationSeconds: 300 })
        .expect(200);

    const [first, again] = [await put('k-1'), await put('k-1')];
    await put('k-2');

    expect(again.body).toEqual(first.body);
    expect((await publishedFor(sessionId)).set).toHaveLength(2);
  });

  it('may be for a number of units, and says so', async () => {
    const mine = stage.account();
    const { listingId, skuId } = await mine.listing();
    const sessionId = await mine.live();
    const put = (body: object) =>
      mine.staff.put(`/v1/sessions/${sessionId}/live-prices/${listingId}/${skuId}`).send({ priceMinor: 5000, ...body });

    expect((await put({ unitsAtPrice: 100 }).expect(200)).body).toMatchObject({ unitsAtPrice: 100, endsAt: null });
    expect((await publishedFor(sessionId)).set).toMatchObject([{ data: { unitsAtPrice: 100 } }]);
    for (const unitsAtPrice of [0, -1, 1.5, '1', 1e12]) await put({ unitsAtPrice }).expect(400);
  });

  it('is withdrawn once, however often it is asked', async () => {
    const mine = stage.account();
    const { listingId, skuId } = await mine.listing();
    const sessionId = await mine.live();
    const path = `/v1/sessions/${sessionId}/live-prices/${listingId}/${skuId}`;
    await mine.staff.put(path).send({ priceMinor: 5000 }).expect(200);

    for (const _again of [1, 2, 3]) await mine.staff.delete(path).expect(204);

    const { withdrawn } = await publishedFor(sessionId);
    expect(withdrawn.map(({ data }) => data)).toEqual([{ accountId: mine.accountId, sessionId, listingId, skuId }]);
  });

  it('is refused after the end, and with a duration before the start', async () => {
    const mine = stage.account();
    const { listingId, skuId } = await mine.listing();
    const [ahead, over] = [await mine.draft(), await mine.live()];
    await mine.end(over);
    const put = (sessionId: string, body: object) =>
      mine.staff.put(`/v1/sessions/${sessionId}/live-prices/${listingId}/${skuId}`).send(body);

    expect((await put(ahead, { priceMinor: 1, durationSeconds: 9 }).expect(409)).body).toMatchObject({
      code: 'session.not_live',
      state: 'draft',
    });
    expect((await put(over, { priceMinor: 1 }).expect(409)).body.code).toBe('session.ended');
    await put(ahead, { priceMinor: 1, durationSeconds: null }).expect(200);
  });

  it('knows no session and no listing of another account', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const [own, foreign] = [await mine.listing(), await another.listing()];
    const [ownSession, foreignSession] = [await mine.live(), await another.live()];
    const codeOf = async (sessionId: string, listingId: string, skuId: string) => {
      const path = `/v1/sessions/${sessionId}/live-prices/${listingId}/${skuId}`;
      const deleted = await mine.staff.delete(path).expect(404);
      const put = await mine.staff.put(path).send({ priceMinor: 1 }).expect(404);
      expect(deleted.body.code).toBe(put.body.code);
      return put.body.code;
    };

    expect(await codeOf(foreignSession, own.listingId, own.skuId)).toBe('session.not_found');
    expect(await codeOf(ownSession, foreign.listingId, foreign.skuId)).toBe('listing.not_found');
    expect(await codeOf(ownSession, own.listingId, newId())).toBe('sku.not_found');
  });

  it('is the host’s, takes no unknown field and no listing in another currency', async () => {
    const mine = stage.account();
    const yen = await mine.listing('JPY');
    const path = `/v1/sessions/${await mine.live()}/live-prices/${yen.listingId}/${yen.skuId}`;
    const shopKey = stage.catalog.credentials.staff(mine.accountId, ['shop']);

    await stage.catalog.http.as(shopKey).put(path).send({ priceMinor: 1 }).expect(403);
    await mine.staff.put(path).send({ priceMinor: 1, forever: true }).expect(400);
    for (const durationSeconds of [0, -1, 0.5, '60', 1e9])
      await mine.staff.put(path).send({ priceMinor: 1, durationSeconds }).expect(400);
    expect((await mine.staff.put(path).send({ priceMinor: 1 }).expect(422)).body.code).toBe('listing.another_currency');
  });
});
