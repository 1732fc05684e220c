import { randomUUID } from 'node:crypto';
import { type Answer, type Api, eventually, openShopFloor, type ShopFloor } from '@shopcast/installation';
import { type Ear, enterRoom } from './ear.js';

/** An account in which every text that anybody can write, and the id of its buyer, says the canary. */
export interface MarkedAccount extends ShopFloor {
  readonly canary: string;
  /** What its routes can be asked for, by the name of the parameter. */
  readonly ids: Readonly<Record<string, string>>;
  /** All that its buyer was told in its room. */
  readonly heard: string;
}

type Made = Readonly<Record<string, string>>;

/** Sells in a room with all that a host brings to it, and ends the session. */
export async function openMarkedAccount(operator: Api): Promise<MarkedAccount> {
  const canary = `canary${randomUUID().slice(0, 8)}`;
  const floor = await openShopFloor(operator, 100, ` ${canary}`);
  const viewerId = `${canary}-buyer`;
  const buyer = await floor.viewer(viewerId);
  const endpoint = await webhooksOf(floor, canary);
  const ear = await enterRoom(buyer, floor.sessionId, { channel: 'article', detail: canary });
  const brought = await bring(floor, canary);
  ear.say({ t: 'comment', id: randomUUID(), text: `${canary} says hello` });
  const bought = await buy(floor, buyer, brought['campaignId'] as string);
  await untilHeard(ear, [`${canary} says hello`, `which ${canary}`, `free ${canary}`]);
  await ended(floor);
  const { accountId, sessionId, brandId, productId, listingId, skuId } = floor;
  const own = { accountId, sessionId, brandId, productId, listingId, skuId, viewerId };
  const messageId = await firstMessage(floor, endpoint['endpointId'] as string);
  return {
    ...floor,
    canary,
    heard: ear.heard(),
    ids: { ...own, ...brought, ...bought, ...endpoint, messageId, second: '1' },
  };
}

/** @returns the body of an answer that is good */
async function made(answer: Promise<Answer<Made>>): Promise<Made> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`not made: ${status} ${JSON.stringify(body)}`);
  return body;
}

const once = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });

async function webhooksOf({ owner }: ShopFloor, canary: string): Promise<Made> {
  const endpoint = { url: `https://erp.invalid/${canary}`, description: canary };
  const { endpointId } = await made(owner.post<Made>('/v1/webhook-endpoints', endpoint, once()));
  return { endpointId: endpointId as string };
}

/** An announcement, a poll, a lottery, coupons, a run of show, a forbidden word, somebody muted, a spare key. */
async function bring({ owner, accountId, sessionId, skuId, listingId }: ShopFloor, canary: string): Promise<Made> {
  const room = `/v1/sessions/${sessionId}`;
  await made(owner.put<Made>(`${room}/announcement`, { text: `free ${canary}` }));
  const question = { question: `which ${canary}`, options: [canary, 'none'] };
  const { pollId } = await made(owner.post<Made>(`${room}/polls`, question, once()));
  const lottery = { prize: `prize ${canary}`, winnerCount: 1, seconds: 60 };
  const { lotteryId } = await made(owner.post<Made>(`${room}/lotteries`, lottery, once()));
  const { campaignId } = await made(owner.post<Made>('/v1/coupon-campaigns', campaignOf(canary), once()));
  await made(owner.put<Made>(`${room}/coupon-drops/${campaignId}`, {}));
  const words = { words: [{ word: `un${canary}`, action: 'hold' }] };
  await made(owner.put<Made>('/v1/moderation/word-list', words));
  const mute = { viewerId: `${canary}-muted`, kind: 'mute', reason: canary };
  await made(owner.post<Made>('/v1/moderation/restrictions', mute, once()));
  const spare = { name: `spare ${canary}`, scopes: ['analyst'] };
  const { keyId } = await made(owner.post<Made>(`/v1/accounts/${accountId}/keys`, spare, once()));
  await made(owner.put<Made>(`/v1/listings/${listingId}/skus/${skuId}/price`, { listPriceMinor: 9_800 }));
  return { pollId, lotteryId, campaignId, keyId } as Made;
}

const campaignOf = (canary: string) => ({
  title: `coupon ${canary}`,
  currency: 'CNY',
  discount: { kind: 'amount', amountMinor: 100 },
  stock: 10,
  claimUntil: '2099-12-31T00:00:00Z',
});

async function buy(floor: ShopFloor, buyer: Api, campaignId: string): Promise<Made> {
  const { sessionId } = floor;
  await made(buyer.post<Made>(`/v1/sessions/${sessionId}/shop-visits`, { id: randomUUID() }));
  const claim = () => buyer.post<Made>(`/v1/coupon-campaigns/${campaignId}/claims`, { sessionId }, once());
  const { couponId } = (await eventually('a coupon', claim, ({ status }) => status === 201)).body;
  const { orderId, payment } = (await floor.order(buyer)).body as {
    orderId: string;
    payment: { paymentId: string };
  };
  await made(buyer.post<Made>(`/v1/test-payments/${payment.paymentId}/confirmation`, {}));
  const order = () => buyer.get<Made>(`/v1/orders/${orderId}`);
  await eventually('the payment', order, ({ body }) => body['status'] === 'paid');
  return { couponId, orderId, paymentId: payment.paymentId } as Made;
}

const untilHeard = (ear: Ear, texts: readonly string[]): Promise<string> =>
  eventually(
    'the room to have told',
    async () => ear.heard(),
    (heard) => texts.every((text) => heard.includes(text)),
  );

/** Ends the session; its numbers are final when this resolves. */
async function ended({ owner, sessionId }: ShopFloor): Promise<void> {
  await made(owner.put<Made>(`/v1/sessions/${sessionId}/state`, { state: 'ended' }));
  const metrics = () => owner.get<Made>(`/v1/sessions/${sessionId}/metrics`);
  await eventually('final numbers', metrics, ({ body }) => body['state'] === 'ok', 60_000);
}

async function firstMessage({ owner }: ShopFloor, endpointId: string): Promise<string> {
  const list = () => owner.get<{ items: { messageId: string }[] }>(`/v1/webhook-endpoints/${endpointId}/deliveries`);
  const { body } = await eventually('a delivery', list, (page) => page.body.items.length > 0);
  return body.items[0]?.messageId as string;
}
