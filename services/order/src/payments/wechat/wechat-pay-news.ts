import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { CallbackRefused } from '../payment.errors.js';
import type { CallbackReceived, PaymentNews, ProviderNews, RefundNews } from '../payment-provider.js';
import type { PlatformKeys } from './platform-keys.js';
import { sealedResource, unseal } from './sealed-resource.js';
import { entryOfTransaction, refundStateOf, transaction, type Transaction } from './wechat-pay-entries.js';
import { idIn } from './wechat-pay-ids.js';
import { isSignedBy, platformSignatureIn } from './wechat-pay-signature.js';

const callback = Compile(Type.Object({ event_type: Type.String(), resource: sealedResource }));
const transactionCallback = Compile(transaction);
const refundCallback = Compile(
  Type.Object({ mchid: Type.String(), out_refund_no: Type.String(), refund_status: Type.String() }),
);

const OUTCOMES = { succeeded: 'made', open: 'processing', closed: 'failed' } as const;
const ATTACHED = /^([0-9a-f-]{36}):([0-9a-f-]{36})$/;

/** Ours, as WeChat Pay knows it. */
export interface Addressee {
  readonly appId: string;
  readonly merchantId: string;
  readonly apiV3Key: string;
}

/** What goes with a payment and comes back with its callback: whose order it is. */
export const attachmentOf = ({ accountId, orderId }: { accountId: string; orderId: string }): string =>
  `${accountId}:${orderId}`;

/** @throws CallbackRefused unless WeChat Pay has signed these bytes, not long ago, and sealed what is in them for us */
export async function readCallback(
  { headers, body }: CallbackReceived,
  keys: PlatformKeys,
  addressee: Addressee,
): Promise<ProviderNews | undefined> {
  const signature = platformSignatureIn(headers);
  const key = signature && (await keys.keyOf(signature.serial));
  if (!key || !isSignedBy(key, signature, body, Date.now())) throw new CallbackRefused();
  return newsIn(unsealed(body, addressee.apiV3Key), addressee);
}

function unsealed(body: Buffer, apiV3Key: string): unknown {
  try {
    const said: unknown = JSON.parse(body.toString());
    if (callback.Check(said)) return JSON.parse(unseal(apiV3Key, said.resource));
  } catch {
    // refused below like everything that makes no sense
  }
  throw new CallbackRefused();
}

function newsIn(content: unknown, { appId, merchantId }: Addressee): ProviderNews | undefined {
  if (transactionCallback.Check(content)) {
    if (content.mchid !== merchantId || content.appid !== appId) throw new CallbackRefused();
    return paymentNewsOf(content);
  }
  if (!refundCallback.Check(content) || content.mchid !== merchantId) throw new CallbackRefused();
  return refundNewsOf(content.out_refund_no, content.refund_status);
}

/** undefined for payments of other programs of the same merchant. */
function paymentNewsOf(paid: Transaction): PaymentNews | undefined {
  const { id: paymentId, state, reference, amountMinor, currency, atMs: paidAtMs } = entryOfTransaction(paid);
  const [, accountId, orderId] = ATTACHED.exec(paid.attach ?? '') ?? [];
  if (paymentId === null || accountId === undefined || orderId === undefined || state === 'open') return undefined;
  const outcome = state === 'succeeded' ? ('succeeded' as const) : ('failed' as const);
  const money = { reference, amountMinor, currency, paidAtMs };
  return { what: 'payment', provider: 'wechat', accountId, orderId, paymentId, outcome, ...money };
}

/** undefined for a refund that somebody made by hand at WeChat Pay. */
export function refundNewsOf(number: string, status: string): RefundNews | undefined {
  const ours = idIn(number);
  if (!ours) return undefined;
  const { id: refundId, round } = ours;
  const failure = status === 'SUCCESS' || status === 'PROCESSING' ? {} : { failure: status };
  return { what: 'refund', provider: 'wechat', refundId, round, outcome: OUTCOMES[refundStateOf(status)], ...failure };
}
