import { commissionSet, protos } from '@shopcast/contracts';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { TestGrpc } from '@shopcast/testing';
import { type Account, openStage, type Stage } from '../../testing/stage.js';

describe('/v1/listings/:listingId/commission', () => {
  let stage: Stage;
  let grpc: TestGrpc;
  beforeAll(async () => {
    stage = await openStage([protos.commission]);
    grpc = TestGrpc.to(stage.catalog.grpcUrl, protos.commission, 'CommissionService');
  });
  afterAll(async () => {
    grpc.close();
    await stage.close();
  });

  const published = async ({ accountId }: Account) =>
    (await stage.catalog.publishedAs(commissionSet))
      .filter(({ data }) => data.accountId === accountId)
      .map(({ subject, timeMs, data: { rateBasisPoints } }) => ({ subject, timeMs, rateBasisPoints }));
  const staffHeaders = ({ accountId }: Account) => ({
    authorization: `Bearer ${stage.catalog.credentials.staff(accountId, ['shop'])}`,
  });

  it('is the account’s default until it is set, and keeps every rate that it had', async () => {
    const mine = stage.account();
    const { listingId } = await mine.listing();
    const path = `/v1/listings/${listingId}/commission`;
    expect((await mine.staff.get(path).expect(200)).body).toEqual({ listingId, rateBasisPoints: null, since: null });

    for (const rateBasisPoints of [1_500, 1_500, 0, null])
      await mine.staff.put(path).send({ rateBasisPoints }).expect(200);

    const history = (await mine.staff.get(`${path}/history`).expect(200)).body.items;
    expect(history.map(({ rateBasisPoints }: { rateBasisPoints: number }) => rateBasisPoints)).toEqual([
      null,
      0,
      1_500,
    ]);
    expect((await mine.staff.get(path)).body).toEqual(history[0]);
    expect(await published(mine)).toEqual(
      [...history].reverse().map(({ rateBasisPoints, since }: { rateBasisPoints: number; since: string }) => ({
        subject: listingId,
        timeMs: Date.parse(since),
        rateBasisPoints,
      })),
    );
  });

  it('is published once, however many set it at once, and its history comes in pages', async () => {
    const mine = stage.account();
    const { listingId } = await mine.listing();
    const path = `/v1/listings/${listingId}/commission`;
    const set = (rateBasisPoints: number) => mine.staff.put(path).send({ rateBasisPoints }).expect(200);

    await Promise.all([set(700), set(700), set(700)]);
    await set(800);

    expect((await published(mine)).map(({ rateBasisPoints }) => rateBasisPoints)).toEqual([700, 800]);
    const first = (await mine.staff.get(`${path}/history?limit=1`).expect(200)).body;
    const second = (await mine.staff.get(`${path}/history?limit=1&cursor=${first.nextCursor}`).expect(200)).body;
    expect([first.items[0].rateBasisPoints, second.items[0].rateBasisPoints, second.nextCursor]).toEqual([
      800,
      700,
      null,
    ]);
    expect(await mine.staff.get(`${path}/history?cursor=nonsense`)).toMatchObject({ status: 400 });
  });

  it('speaks gRPC, too', async () => {
    const mine = stage.account();
    const { listingId } = await mine.listing();

    const set = await grpc.call('setCommission', { listingId, rateBasisPoints: { value: 250 } }, staffHeaders(mine));
    expect(set).toMatchObject({ commission: { listingId, rateBasisPoints: { value: 250 } } });
    expect(await grpc.call('getCommission', { listingId }, staffHeaders(mine))).toEqual(set);
    const unset = await grpc.call('setCommission', { listingId }, staffHeaders(mine));
    expect(unset).toMatchObject({ commission: { rateBasisPoints: null } });
    expect(await grpc.call('getCommission', { listingId }, staffHeaders(stage.account()))).toMatchObject({
      refused: { code: 'listing.not_found' },
    });
    const tooMuch = { listingId, rateBasisPoints: { value: 10_001 } };
    expect(await grpc.call('setCommission', tooMuch, staffHeaders(mine))).toMatchObject({
      refused: { code: 'request.invalid' },
    });
  });

  it('refuses what is no rate, other scopes, viewers, and listings of others', async () => {
    const mine = stage.account();
    const { listingId } = await mine.listing();
    const put = (body: object, staff = mine.staff) => staff.put(`/v1/listings/${listingId}/commission`).send(body);

    for (const rateBasisPoints of [-1, 10_001, 1.5, '15', undefined, true]) await put({ rateBasisPoints }).expect(400);
    await put({ rateBasisPoints: 1, percent: 1 }).expect(400);
    const host = stage.catalog.http.as(stage.catalog.credentials.staff(mine.accountId, ['host', 'orders']));
    await put({ rateBasisPoints: 1 }, host).expect(403);
    await put({ rateBasisPoints: 1 }, mine.viewer()).expect(403);
    await mine.viewer().get(`/v1/listings/${listingId}/commission`).expect(403);
    expect((await put({ rateBasisPoints: 1 }, stage.account().staff).expect(404)).body.code).toBe('listing.not_found');
    await mine.staff.get(`/v1/listings/${newId()}/commission`).expect(404);
  });

  it('has a history that not even a statement of the service changes', async () => {
    const mine = stage.account();
    const { listingId } = await mine.listing();
    await mine.staff.put(`/v1/listings/${listingId}/commission`).send({ rateBasisPoints: 1 }).expect(200);

    for (const forged of ['UPDATE listing_commissions SET rate_basis_points = 9', 'DELETE FROM listing_commissions'])
      await expect(stage.catalog.database.query(asService, forged)).rejects.toThrow('permission denied');
  });
});
