import { randomUUID } from 'node:crypto';
import { type Api, api } from './api.js';
import { eventually } from './eventually.js';

/** An account with something to sell and a session on air. */
export interface ShopFloor {
  readonly accountId: string;
  readonly ownerKey: string;
  readonly owner: Api;
  readonly sessionId: string;
  readonly brandId: string;
  readonly productId: string;
  readonly listingId: string;
  readonly skuId: string;
  /** A viewer's API, with a token for the session. */
  viewer(viewerId: string): Promise<Api & { readonly token: string }>;
  /** Places an order for `quantity` units; the answer as it comes. */
  order(viewer: Api, quantity?: number, key?: string): ReturnType<Api['post']>;
}

export const PRICE_MINOR = 9_900;

/**
 * Opens an account, lists a product with `units` units and goes live, all through the public API.
 * @param mark stands in every name, so that what is the account's can be recognised
 */
export async function openShopFloor(operator: Api, units = 100, mark = ''): Promise<ShopFloor> {
  const account = await made(operator.post('/v1/accounts', { name: `Account ${randomUUID().slice(0, 8)}${mark}` }));
  const ownerKey = account['ownerKey'] as string;
  const accountId = account['accountId'] as string;
  const owner = api(operator.url, ownerKey);

  const { brandId } = await made(owner.post('/v1/brands', { name: `Brand${mark}` }));
  const skus = [{ title: `One size${mark}`, listPriceMinor: PRICE_MINOR, currency: 'CNY' }];
  const { productId } = await made(owner.post('/v1/products', { brandId, title: `Scarf${mark}`, skus }));
  const listing = await made(owner.post('/v1/listings', { productId }));
  const listingId = listing['listingId'] as string;
  const skuId = (listing['skus'] as { skuId: string }[])[0]?.skuId ?? '';
  await expectOk(owner.put(`/v1/listings/${listingId}/skus/${skuId}/allocation`, { units }));

  const { sessionId } = await made(owner.post('/v1/sessions', { title: `Spring${mark}`, medium: 'video' }));
  await expectOk(owner.put(`/v1/sessions/${sessionId}/state`, { state: 'live' }));
  await eventually(
    'the shelf of the new session',
    () => owner.put(`/v1/sessions/${sessionId}/shelf`, { listingIds: [listingId] }),
    ({ status }) => status < 300,
  );

  const floor: ShopFloor = {
    accountId,
    ownerKey,
    owner,
    sessionId: sessionId as string,
    brandId: brandId as string,
    productId: productId as string,
    listingId,
    skuId,
    async viewer(viewerId) {
      const { token } = await made(owner.post('/v1/viewer-tokens', { viewerId, sessionId }));
      return { ...api(operator.url, token as string), token: token as string };
    },
    order: (viewer, quantity = 1, key = randomUUID()) =>
      viewer.post('/v1/orders', { sessionId, lines: [{ listingId, skuId, quantity }] }, { 'idempotency-key': key }),
  };
  await untilOrdersAreTaken(floor);
  return floor;
}

/** The order service has the listing, its price, its units and the session when it can quote the stock. */
async function untilOrdersAreTaken(floor: ShopFloor): Promise<void> {
  const probe = await floor.viewer('probe');
  await eventually(
    'orders being taken',
    async () => {
      const answer = await floor.order(probe);
      const { orderId } = (answer.body ?? {}) as { orderId?: string };
      if (orderId !== undefined) await probe.post(`/v1/orders/${orderId}/cancellation`, {});
      return answer;
    },
    ({ status }) => status === 201,
  );
}

async function made(answer: ReturnType<Api['post']>): Promise<Record<string, unknown>> {
  const { status, body } = (await answer) as { status: number; body: unknown };
  if (status !== 201) throw new Error(`not made: ${status} ${JSON.stringify(body)}`);
  return body as Record<string, unknown>;
}

async function expectOk(answer: ReturnType<Api['post']>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`refused: ${status} ${JSON.stringify(body)}`);
}
