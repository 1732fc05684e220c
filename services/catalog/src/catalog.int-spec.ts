import { routesWithoutPolicy } from '@shopcast/access';
import { accessKeyRevoked } from '@shopcast/contracts';
import { forAccount, unprotectedTables } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { openStage, type Stage } from './testing/stage.js';

describe('the catalog', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.close());

  it('has no table without row-level security and no route without a policy', async () => {
    expect(await unprotectedTables(stage.catalog.database.dataSource)).toEqual([]);
    expect(routesWithoutPolicy(stage.catalog.app)).toEqual([]);
  });

  it('keeps each account’s rows from the others in the database itself', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const { listingId, skuId } = await mine.listing();
    const sessionId = await mine.live();
    await mine.staff
      .put(`/v1/sessions/${sessionId}/shelf`)
      .send({ listingIds: [listingId] })
      .expect(200);
    await mine.staff.put(`/v1/sessions/${sessionId}/live-prices/${listingId}/${skuId}`).send({ priceMinor: 1 });
    await mine.staff.put(`/v1/listings/${listingId}/commission`).send({ rateBasisPoints: 1_500 });
    await stage.catalog.log.tell(accessKeyRevoked.of({ accountId: mine.accountId, keyId: newId() }));
    const rowsSeenBy = async (accountId: string) => {
      const seen: Record<string, number> = {};
      const tables = ['brands', 'products', 'listings', 'listing_commissions', 'shelves', 'live_prices', 'sessions'];
      for (const table of [...tables, 'revoked_keys']) {
        const rows = await stage.catalog.database.query(forAccount(accountId), `SELECT * FROM ${table}`);
        if (rows.length > 0) seen[table] = rows.length;
      }
      return seen;
    };

    const all = {
      ...{ brands: 1, products: 1, listings: 1, listing_commissions: 1 },
      ...{ shelves: 1, live_prices: 1, sessions: 1, revoked_keys: 1 },
    };
    expect(await rowsSeenBy(mine.accountId)).toEqual(all);
    expect(await rowsSeenBy(another.accountId)).toEqual({});
    expect(await stage.catalog.database.dataSource.query('SELECT * FROM brands')).toEqual([]);
  });

  it('lets no account write rows of another', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const insert = `INSERT INTO brands (brand_id, account_id, name) VALUES ($1, $2, 'forged')`;

    const forged = stage.catalog.database.query(forAccount(mine.accountId), insert, [newId(), another.accountId]);

    await expect(forged).rejects.toThrow('row-level security');
  });

  it('refuses a key from the moment it hears of its revocation', async () => {
    const { accountId } = stage.account();
    const keyId = newId();
    const staff = stage.catalog.http.as(stage.catalog.credentials.staff(accountId, ['shop'], keyId));
    await staff.get('/v1/brands').expect(200);

    await stage.catalog.log.tell(accessKeyRevoked.of({ accountId, keyId }));

    expect((await staff.get('/v1/brands').expect(401)).body).toMatchObject({ reason: 'revoked' });
  });

  it('answers for another account’s session and listing as if there were none, on every route', async () => {
    const [mine, another] = [stage.account(), stage.account()];
    const [{ listingId, skuId }, sessionId] = [await another.listing(), await another.live()];
    const [listing, session] = [`/v1/listings/${listingId}`, `/v1/sessions/${sessionId}`];
    const [staff, viewer, id] = [mine.staff, mine.viewer(), newId()];

    const asked = {
      'listing.not_found': [
        staff.get(listing),
        staff.put(`${listing}/skus/${skuId}/price`).send({ listPriceMinor: 1 }),
        staff.put(`${listing}/skus/${skuId}/allocation`).send({ units: 1 }),
        staff.get(`${listing}/commission`),
        staff.get(`${listing}/commission/history`),
        staff.put(`${listing}/commission`).send({ rateBasisPoints: 1 }),
      ],
      'session.not_found': [
        staff.put(`${session}/live-prices/${listingId}/${skuId}`).send({ priceMinor: 1 }),
        staff.delete(`${session}/live-prices/${listingId}/${skuId}`),
        staff.get(`${session}/shelf`),
        staff.put(`${session}/shelf`).send({ listingIds: [] }),
        staff.put(`${session}/shelf/pin`).send({ listingId: null }),
        staff.get(`${session}/shop`),
        viewer.get(`${session}/shop`),
        viewer.post(`${session}/shop-visits`).send({ id }),
        viewer.post(`${session}/product-exposures`).send({ id, listingIds: [listingId], surface: 'shelf' }),
        viewer.post(`${session}/product-clicks`).send({ id, listingId, surface: 'shelf' }),
        viewer.post(`${session}/cart-additions`).send({ id, listingId, skuId, quantity: 1 }),
      ],
    };

    for (const [code, requests] of Object.entries(asked)) {
      const answers = await Promise.all(requests.map((request) => request.expect(404)));
      expect(answers.map(({ body }) => body.code)).toEqual(requests.map(() => code));
    }
  });

  it('documents every answer of every route', async () => {
    const { body } = await stage.catalog.http.get('/docs-json').expect(200);

    const operations = Object.entries<Record<string, { responses: Record<string, object> }>>(body.paths).flatMap(
      ([path, methods]) => Object.entries(methods).map(([method, { responses }]) => ({ path, method, responses })),
    );
    const poorly = operations.filter(({ responses }) => {
      const [status, answer] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
      return status === undefined || (status !== '204' && !('content' in (answer ?? {}))) || !('401' in responses);
    });
    expect(operations).toHaveLength(22);
    expect(poorly.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});
