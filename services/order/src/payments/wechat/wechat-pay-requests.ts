import type { Terms } from '../../domain/order.js';
import type { RefundToMake } from '../payment-provider.js';
import { refundNumberOf, tradeNumberOf } from './wechat-pay-ids.js';
import { type Addressee, attachmentOf } from './wechat-pay-news.js';
import { linesOf, type Merchant, newNonce, signatureOf } from './wechat-pay-signature.js';

/** WeChat Pay takes no payment whose time is up sooner; ours is closed by us when its order is over. */
const SHORTEST_MS = 90_000;
const CHINA_MS = 8 * 3_600_000;

/** Made of nothing but the order's terms: repeated, it must be the same to the letter. */
export const prepaymentOf = (order: Terms, { appId, merchantId }: Addressee, callbackUrl: string) => ({
  appid: appId,
  mchid: merchantId,
  description: `Order ${order.orderId}`,
  out_trade_no: tradeNumberOf(order.paymentId),
  time_expire: inChina(Math.max(order.expiresAtMs, order.placedAtMs + SHORTEST_MS)),
  attach: attachmentOf(order),
  notify_url: callbackUrl,
  amount: { total: order.totalMinor, currency: order.currency },
  payer: { openid: order.viewerId },
});

export const refundRequestOf = (refund: RefundToMake, callbackUrl: string) => ({
  out_trade_no: tradeNumberOf(refund.paymentId),
  out_refund_no: refundNumberOf(refund.refundId, refund.round),
  notify_url: callbackUrl,
  amount: { refund: refund.amountMinor, total: refund.paidMinor, currency: refund.currency },
});

/** What the page hands to WeChat to open the wallet: `WeixinJSBridge.invoke('getBrandWCPayRequest', …)`. */
export function walletParametersOf(prepayId: string, appId: string, { privateKey }: Merchant): Record<string, string> {
  const [timeStamp, nonceStr, prepaid] = [String(Math.floor(Date.now() / 1000)), newNonce(), `prepay_id=${prepayId}`];
  const paySign = signatureOf(privateKey, linesOf(appId, timeStamp, nonceStr, prepaid));
  return { appId, timeStamp, nonceStr, package: prepaid, signType: 'RSA', paySign };
}

const inChina = (atMs: number): string => new Date(atMs + CHINA_MS).toISOString().replace(/\.\d{3}Z$/, '+08:00');
