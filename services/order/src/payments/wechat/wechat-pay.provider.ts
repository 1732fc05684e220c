import { createPrivateKey, createPublicKey } from 'node:crypto';
import { Compile } from 'typebox/compile';
import type { Terms } from '../../domain/order.js';
import type { TheirEntry } from '../../domain/reconciliation/book-entry.js';
import type { OrderConfig } from '../../order.config.js';
import type { OpenedPaymentStore } from '../../persistence/opened-payment.store.js';
import { PaymentRefused, ProviderUnavailable } from '../payment.errors.js';
import {
  type CallbackReceived,
  type OpenedPayment,
  type PaymentInvitation,
  PaymentProvider,
  type Period,
  type ProviderNews,
  type RefundNews,
  type RefundToMake,
} from '../payment-provider.js';
import { wholeDayBefore } from '../periods.js';
import { downloadBill } from './download-bill.js';
import { prepaymentOf, refundRequestOf, walletParametersOf } from './wechat-pay-requests.js';
import { entriesOfBill } from './trade-bill.js';
import { WechatPayClient } from './wechat-pay.client.js';
import type { WechatPayConfig } from './wechat-pay.config.js';
import {
  entryOfTransaction,
  entryOfWechatRefund,
  refund,
  transaction,
  type WechatRefund,
} from './wechat-pay-entries.js';
import { WechatPayRefusal } from './wechat-pay.errors.js';
import { refundNumberOf, tradeNumberOf } from './wechat-pay-ids.js';
import { type Addressee, readCallback, refundNewsOf } from './wechat-pay-news.js';
import type { Merchant } from './wechat-pay-signature.js';

const NAME = 'wechat';
const DAY_MS = 86_400_000;
const CHINA = { hoursAhead: 8 };
/** The bill of a day is there from ten in the morning of the next. */
const BILL_AFTER_MS = 10 * 3_600_000;
/** A prepay id is good for two hours. */
const PREPAY_MS = 110 * 60_000;
/** There is nothing to pay any more. */
const OVER = ['ORDERPAID', 'ORDER_PAID', 'ORDERCLOSED', 'ORDER_CLOSED'];
const UNKNOWN = ['ORDERNOTEXIST', 'ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS'];

const transactions = Compile(transaction);
const refunds = Compile(refund);

/** WeChat Pay, API v3: JSAPI payments inside WeChat, whose openid is the viewer's id. */
export class WechatPayProvider extends PaymentProvider {
  readonly name = NAME;
  readonly means = { provider: NAME, currencies: ['CNY'], leastMinor: 1 };
  private readonly client: WechatPayClient;
  private readonly merchant: Merchant;
  private readonly addressee: Addressee;
  private readonly callbackUrl: string;

  constructor(
    config: WechatPayConfig,
    { PUBLIC_URL }: Pick<OrderConfig, 'PUBLIC_URL'>,
    private readonly opened: OpenedPaymentStore,
  ) {
    super();
    const base = (config.WECHAT_PAY_CALLBACK_URL ?? PUBLIC_URL).replace(/\/$/, '');
    this.callbackUrl = `${base}/v1/payment-callbacks/${NAME}`;
    this.merchant = merchantOf(config);
    const { WECHAT_PAY_APP_ID: appId, WECHAT_PAY_API_V3_KEY: apiV3Key } = config;
    this.addressee = { appId, apiV3Key, merchantId: this.merchant.merchantId };
    this.client = new WechatPayClient({
      url: (config.WECHAT_PAY_URL ?? 'https://api.mch.weixin.qq.com').replace(/\/$/, ''),
      merchant: this.merchant,
      apiV3Key,
      publicKey: publicKeyOf(config),
    });
  }

  /** A prepay id that is still good is signed again; WeChat Pay would give another one for the same payment. */
  override async open(order: Terms): Promise<PaymentInvitation> {
    const noted = await this.opened.note(order);
    const isGood = noted && Date.now() - noted.notedAtMs < PREPAY_MS;
    const prepayId = isGood ? noted.reference : await this.prepay(order);
    const parameters =
      prepayId === undefined ? null : walletParametersOf(prepayId, this.addressee.appId, this.merchant);
    return { ...this.invitationTo(order), parameters };
  }

  override invitationTo({ paymentId }: Pick<Terms, 'paymentId'>): PaymentInvitation {
    return { paymentId, provider: NAME, payUrl: null, parameters: null };
  }

  override async close({ paymentId }: OpenedPayment): Promise<void> {
    const path = `/v3/pay/transactions/out-trade-no/${tradeNumberOf(paymentId)}/close`;
    await this.client.ask('POST', path, { mchid: this.merchant.merchantId });
  }

  override async find({ paymentId }: OpenedPayment): Promise<TheirEntry | undefined> {
    const { merchantId } = this.merchant;
    const path = `/v3/pay/transactions/out-trade-no/${tradeNumberOf(paymentId)}?mchid=${merchantId}`;
    const found = await this.client.ask('GET', path).catch(undefinedWhenUnknown);
    return found === undefined ? undefined : entryOfTransaction(checked(transactions, found));
  }

  override async refund(toMake: RefundToMake): Promise<Pick<RefundNews, 'outcome' | 'failure'>> {
    const made = (await this.knownRefund(toMake)) ?? (await this.makeRefund(toMake));
    const { outcome = 'processing', failure } = refundNewsOf(made.out_refund_no, made.status) ?? {};
    return { outcome, ...(failure === undefined ? {} : { failure }) };
  }

  override async findRefund(toMake: RefundToMake): Promise<TheirEntry | undefined> {
    const known = await this.knownRefund(toMake);
    return known && entryOfWechatRefund(known);
  }

  override read(callback: CallbackReceived): Promise<ProviderNews | undefined> {
    return readCallback(callback, this.client.platformKeys, this.addressee);
  }

  /** Bills are of whole days in China. */
  override async *list({ fromMs, toMs }: Period): AsyncGenerator<TheirEntry> {
    const firstDay = wholeDayBefore(fromMs + DAY_MS, CHINA).fromMs;
    for (let dayMs = firstDay; dayMs < toMs; dayMs += DAY_MS) {
      const date = new Date(dayMs + CHINA.hoursAhead * 3_600_000).toISOString().slice(0, 10);
      for (const entry of entriesOfBill((await downloadBill(this.client, date)) ?? ''))
        if (entry.atMs >= fromMs && entry.atMs < toMs) yield entry;
    }
  }

  override lastListedDay(nowMs: number): Period {
    return wholeDayBefore(nowMs - BILL_AFTER_MS, CHINA);
  }

  override listedUntilMs(nowMs: number): number {
    return this.lastListedDay(nowMs).toMs;
  }

  override stop(): Promise<void> {
    return this.client.stop();
  }

  /** undefined when there is nothing to pay any more. */
  private async prepay(order: Terms): Promise<string | undefined> {
    try {
      const content = prepaymentOf(order, this.addressee, this.callbackUrl);
      const answer = await this.client.ask('POST', '/v3/pay/transactions/jsapi', content);
      const { prepay_id: prepayId } = answer as { prepay_id: string };
      await this.opened.noteReference(order.accountId, order.paymentId, prepayId);
      return prepayId;
    } catch (error) {
      if (!(error instanceof WechatPayRefusal)) throw error;
      if (OVER.includes(error.code)) return undefined;
      // Not the buyer's fault: keys or rights of the merchant are not in order.
      if (error.status === 401 || error.status === 403) throw new ProviderUnavailable(NAME, error);
      throw new PaymentRefused(NAME, error.code, error);
    }
  }

  private async makeRefund(toMake: RefundToMake): Promise<WechatRefund> {
    const content = refundRequestOf(toMake, this.callbackUrl);
    return checked(refunds, await this.client.ask('POST', '/v3/refund/domestic/refunds', content));
  }

  private async knownRefund({ refundId, round }: RefundToMake): Promise<WechatRefund | undefined> {
    const path = `/v3/refund/domestic/refunds/${refundNumberOf(refundId, round)}`;
    const known = await this.client.ask('GET', path).catch(undefinedWhenUnknown);
    return known === undefined ? undefined : checked(refunds, known);
  }
}

function merchantOf(config: WechatPayConfig): Merchant {
  return {
    merchantId: config.WECHAT_PAY_MERCHANT_ID,
    serial: config.WECHAT_PAY_MERCHANT_SERIAL,
    privateKey: createPrivateKey(pemOf(config.WECHAT_PAY_PRIVATE_KEY)),
  };
}

function publicKeyOf({ WECHAT_PAY_PUBLIC_KEY_ID: serial, WECHAT_PAY_PUBLIC_KEY: pem }: WechatPayConfig) {
  if (serial === undefined || pem === undefined) return undefined;
  return { serial, key: createPublicKey(pemOf(pem)), validToMs: Infinity };
}

/** Variables of one line write line breaks as `\n`. */
const pemOf = (text: string): string => text.replaceAll('\\n', '\n');

function undefinedWhenUnknown(error: unknown): undefined {
  if (error instanceof WechatPayRefusal && UNKNOWN.includes(error.code)) return undefined;
  throw error;
}

function checked<T>(validator: { Check(value: unknown): value is T }, value: unknown): T {
  if (!validator.Check(value)) throw new Error('WeChat Pay answered in another shape');
  return value;
}
