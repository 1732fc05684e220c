import { newId } from '@shopcast/kernel';
import { type ServiceUnderTest, startService, type TestHttp } from '@shopcast/testing';
import { OrderModule } from '../../order.module.js';
import { TestShop } from '../../testing/shop.js';

describe('reading orders', () => {
  let order: ServiceUnderTest;
  beforeAll(async () => {
    order = await startService(OrderModule, { service: 'order' });
  });
  afterAll(() => order.stop());

  const idsOf = async (caller: TestHttp, query = ''): Promise<string[]> =>
    (await caller.get(`/v1/orders${query}`).expect(200)).body.items.map((item: { orderId: string }) => item.orderId);

  it('shows one order to its buyer, to staff and to the operator, and to nobody else', async () => {
    const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
    const { body } = await shop.buy();
    const address = `/v1/orders/${body.orderId}`;

    for (const caller of [shop.viewer(body.viewerId), shop.staff, order.http.as(order.credentials.operatorKey)])
      expect((await caller.get(address).expect(200)).body).toEqual(body);
    for (const caller of [shop.viewer(), foreign.staff, foreign.viewer(body.viewerId)])
      expect(await caller.get(address)).toMatchObject({ status: 404, body: { code: 'order.not_found' } });
    const narrow = order.http.as(order.credentials.staff(shop.accountId, ['host', 'shop']));
    expect(await narrow.get(address)).toMatchObject({ status: 403 });
    expect(await order.http.get(address)).toMatchObject({ status: 401 });
    expect(await shop.staff.get(`/v1/orders/${newId()}`)).toMatchObject({ status: 404 });
    expect(await shop.staff.get('/v1/orders/nonsense')).toMatchObject({ status: 400 });
  });

  it('lists newest first, in pages that lose and repeat nothing', async () => {
    const shop = await TestShop.open(order, { units: 25 });
    const placed: string[] = [];
    for (let n = 0; n < 25; n += 1) placed.push((await shop.buy()).body.orderId);

    const pages: string[][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await shop.staff.get(`/v1/orders?limit=10${query}`).expect(200);
      pages.push(body.items.map((item: { orderId: string }) => item.orderId));
      cursor = body.nextCursor;
    }

    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(pages.flat()).toEqual(placed.reverse());
  });

  it('lists what the caller may see: a viewer’s own, an account’s, a session’s, or everything', async () => {
    const [shop, foreign] = [await TestShop.open(order), await TestShop.open(order)];
    const [mine, other] = [(await shop.buy()).body, (await shop.buy()).body];
    const theirs = (await foreign.buy()).body;

    expect(await idsOf(shop.viewer(mine.viewerId))).toEqual([mine.orderId]);
    expect(await idsOf(shop.staff)).toEqual([other.orderId, mine.orderId]);
    expect(await idsOf(shop.staff, `?sessionId=${shop.sessionId}`)).toHaveLength(2);
    expect(await idsOf(shop.staff, `?sessionId=${foreign.sessionId}`)).toEqual([]);
    expect(await idsOf(foreign.viewer(mine.viewerId))).toEqual([]);
    const operator = order.http.as(order.credentials.operatorKey);
    expect((await idsOf(operator, '?limit=3')).sort()).toEqual([mine.orderId, other.orderId, theirs.orderId].sort());
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'cursor=x', 'cursor=WzFd', 'sessionId=1', 'account=1'])(
    'refuses ?%s',
    async (query) => {
      const shop = await TestShop.open(order);
      expect(await shop.staff.get(`/v1/orders?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'request.invalid' },
      });
    },
  );
});
