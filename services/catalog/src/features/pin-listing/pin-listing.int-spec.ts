import { listingPinned, listingUnpinned } from '@shopcast/contracts';
import { openStage, type Stage } from '../../testing/stage.js';

describe('PUT /v1/sessions/:sessionId/shelf/pin', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('explains one listing after the other and tells their titles at session time', async () => {
    const mine = stage.account();
    const [tote, scarf] = [await mine.listing(), await mine.listing()];
    const sessionId = await mine.live({ timeScale: 3600 });
    await mine.staff.put(`/v1/sessions/${sessionId}/shelf`).send({ listingIds: [tote.listingId, scarf.listingId] });
    const pin = (listingId: string | null) =>
      mine.staff.put(`/v1/sessions/${sessionId}/shelf/pin`).send({ listingId }).expect(200);

    for (const listingId of [tote.listingId, tote.listingId, scarf.listingId, null, null]) await pin(listingId);

    const pinned = await stage.catalog.publishedAs(listingPinned);
    const unpinned = await stage.catalog.publishedAs(listingUnpinned);
    const told = { accountId: mine.accountId, sessionId };
    expect(pinned.map(({ data }) => data)).toEqual([
      { ...told, listingId: tote.listingId, title: 'Canvas tote' },
      { ...told, listingId: scarf.listingId, title: 'Canvas tote' },
    ]);
    expect(unpinned.map(({ data }) => data)).toEqual([
      { ...told, listingId: tote.listingId },
      { ...told, listingId: scarf.listingId },
    ]);
    expect(unpinned[1]?.timeMs).toBeGreaterThan(Date.now());
  });

  it('refuses what is not on the shelf, is in another shop, or belongs to another account’s session', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const [own, foreign] = [await mine.listing(), await another.listing()];
    const [ownSession, foreignSession] = [await mine.live(), await another.live()];
    const codeOf = async (sessionId: string, listingId: string, status: number) =>
      (await mine.staff.put(`/v1/sessions/${sessionId}/shelf/pin`).send({ listingId }).expect(status)).body.code;

    expect(await codeOf(ownSession, own.listingId, 409)).toBe('shelf.not_on_shelf');
    expect(await codeOf(ownSession, foreign.listingId, 404)).toBe('listing.not_found');
    expect(await codeOf(foreignSession, foreign.listingId, 404)).toBe('session.not_found');
  });

  it('asks for a listing or null, and for nothing else', async () => {
    const mine = stage.account();
    const path = `/v1/sessions/${await mine.live()}/shelf/pin`;

    for (const body of [{}, { listingId: 'tote' }, { listingId: null, title: 'x' }, { listingId: 5 }])
      await mine.staff.put(path).send(body).expect(400);
  });
});
