import { createHash, createSign, createVerify, randomBytes, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type ApiAnswer, type ApiRequest, SimulatedApi } from '../../testing/simulated-api.js';
import { wholeDayBefore } from '../../periods.js';
import { billOf } from './bill-writer.js';
import { newSigner, type Signer } from './platform-certificates.js';
import { seal } from './seal.js';
import {
  inChina,
  type SimulatedRefund,
  type SimulatedTransaction,
  WechatPayBooks,
  wechatNumber,
} from './wechat-pay-books.js';

const CERTIFICATES = '/v3/certificates';
const TRADES = '/v3/pay/transactions/out-trade-no/';
const REFUNDS = '/v3/refund/domestic/refunds';
const AUTHORIZATION =
  /^WECHATPAY2-SHA256-RSA2048 mchid="(\d+)",nonce_str="(\w+)",signature="([^"]+)",timestamp="(\d+)",serial_no="(\w+)"$/;

/** How a callback differs from an honest one. */
export interface CallbackChanges {
  readonly signedBy?: Pick<Signer, 'serial' | 'privateKey'>;
  readonly serial?: string;
  readonly sentAt?: number;
  readonly apiV3Key?: string;
  /** Changed after it was sealed, and signed with the change. */
  readonly tamper?: (resource: { ciphertext: string; associated_data?: string }) => void;
  /** Changed after it was signed. */
  readonly alter?: (body: string) => string;
}

const answer = (status: number, content?: object): ApiAnswer => ({
  status,
  ...(content === undefined ? {} : { body: JSON.stringify(content) }),
});
const refusal = (status: number, code: string): ApiAnswer => answer(status, { code, message: code });

/**
 * WeChat Pay, as far as the order desk uses it: it checks the merchant's signature, signs what it says with a key of its
 * own, seals what is confidential, and changes its certificate when a test says so. Money moves when a test says so, too.
 */
export class WechatPaySimulator extends SimulatedApi {
  readonly appId = 'wx8888888888888888';
  readonly merchantId = '1900000109';
  readonly apiV3Key = randomBytes(16).toString('hex');
  readonly books = new WechatPayBooks();
  merchant!: Signer;
  refundsStartAs: SimulatedRefund['status'] = 'PROCESSING';
  /** When refunds are accepted, for those of another day. */
  refundsAtMs: number | undefined;
  private certificates: readonly Signer[] = [];
  private readonly written = new Map<string, string | undefined>();

  override async start(): Promise<void> {
    this.merchant = await newSigner('merchant');
    this.certificates = [await newSigner('platform')];
    await super.start();
  }

  /** What the order service must be told to use it. */
  get environment(): Record<string, string> {
    const key = this.merchant.privateKey.export({ type: 'pkcs8', format: 'pem' });
    return {
      WECHAT_PAY_URL: this.url,
      WECHAT_PAY_APP_ID: this.appId,
      WECHAT_PAY_MERCHANT_ID: this.merchantId,
      WECHAT_PAY_MERCHANT_SERIAL: this.merchant.serial,
      WECHAT_PAY_PRIVATE_KEY: String(key).replaceAll('\n', '\\n'),
      WECHAT_PAY_API_V3_KEY: this.apiV3Key,
    };
  }

  /** The one that signs now. */
  get signer(): Signer {
    return this.certificates.at(-1) as Signer;
  }

  /** From now on another key signs; the one before stays listed. */
  async rotate(): Promise<Signer> {
    const before = this.signer;
    this.certificates = [before, await newSigner('platform')];
    return before;
  }

  /** The bill of a day stays as it is now, whatever becomes of what is in it. */
  writeBill(atMs: number): void {
    const date = inChina(atMs).slice(0, 10);
    this.written.set(date, billOf(this.books, date));
  }

  transactionOf({ package: prepaid }: Record<string, string>): SimulatedTransaction {
    const number = this.books.prepayIds.get(prepaid?.replace('prepay_id=', '') ?? '');
    const transaction = number === undefined ? undefined : this.books.transactions.get(number);
    if (!transaction) throw new Error('nobody was given this prepay id');
    return transaction;
  }

  /** Whether WeChat would open the wallet for the page. */
  accepts({ appId, timeStamp, nonceStr, package: prepaid, paySign }: Record<string, string>): boolean {
    const text = `${appId}\n${timeStamp}\n${nonceStr}\n${prepaid}\n`;
    return createVerify('RSA-SHA256')
      .update(text)
      .verify(this.merchant.publicKey, paySign ?? '', 'base64');
  }

  /** The last day in China of which there is a bill. */
  yesterday(): { fromMs: number; toMs: number } {
    return wholeDayBefore(Date.now() - 10 * 3_600_000, { hoursAhead: 8 });
  }

  /** The buyer pays. @returns the content of the callback that tells of it */
  pay(transaction: SimulatedTransaction, atMs = Date.now()): object {
    if (transaction.trade_state !== 'NOTPAY') throw new Error(`the payment is ${transaction.trade_state}`);
    Object.assign(transaction, {
      trade_state: 'SUCCESS',
      transaction_id: wechatNumber(),
      success_time: inChina(atMs),
    });
    return { ...transaction, trade_type: 'JSAPI', bank_type: 'OTHERS' };
  }

  /** What became of a refund. @returns the content of the callback that tells of it */
  settle(refund: SimulatedRefund, status: SimulatedRefund['status']): object {
    refund.status = status;
    const { status: refund_status, create_time: _unused, ...rest } = refund;
    return { ...rest, refund_status, success_time: inChina(Date.now()) };
  }

  refundsOf(tradeNumber: string): readonly SimulatedRefund[] {
    return [...this.books.refunds.values()].filter(({ out_trade_no }) => out_trade_no === tradeNumber);
  }

  /** Seals, signs and sends a callback to the order service. */
  async deliver(to: string, content: object, changes: CallbackChanges = {}): Promise<Response> {
    const isRefund = 'out_refund_no' in content;
    const original = isRefund ? 'refund' : 'transaction';
    const resource = { ...seal(changes.apiV3Key ?? this.apiV3Key, JSON.stringify(content), original) };
    changes.tamper?.(resource);
    const event = {
      id: randomBytes(16).toString('hex'),
      create_time: inChina(Date.now()),
      event_type: isRefund ? 'REFUND.SUCCESS' : 'TRANSACTION.SUCCESS',
      resource_type: 'encrypt-resource',
      summary: original,
      resource: { ...resource, original_type: original },
    };
    const body = JSON.stringify(event);
    const signer = changes.signedBy ?? this.signer;
    const signature = signed(signer.privateKey, changes.serial ?? signer.serial, body, changes.sentAt);
    const headers = { 'content-type': 'application/json', ...signature };
    const sent = changes.alter?.(body) ?? body;
    return fetch(`${to}/v1/payment-callbacks/wechat`, { method: 'POST', headers, body: sent });
  }

  protected override answer(request: ApiRequest): ApiAnswer {
    if (!this.isSignedByMerchant(request)) return refusal(401, 'SIGN_ERROR');
    if (request.path === '/v3/billdownload/file') return this.bill(request.query.get('token') ?? '');
    const given = this.answerTo(request);
    const signature = signed(this.signer.privateKey, this.signer.serial, given.body?.toString() ?? '');
    return { ...given, headers: signature };
  }

  private answerTo({ method, path, query, body }: ApiRequest): ApiAnswer {
    if (path === CERTIFICATES) return this.listCertificates();
    if (path === '/v3/bill/tradebill') return this.billAddress(query.get('bill_date') ?? '');
    if (path.startsWith(REFUNDS) && method === 'GET') return this.showRefund(path.slice(REFUNDS.length + 1));
    if (path.startsWith(TRADES) && method === 'GET') return this.showTransaction(path.slice(TRADES.length));
    const content = JSON.parse(body.toString()) as never;
    if (path === '/v3/pay/transactions/jsapi') return this.prepay(content);
    if (path === REFUNDS) return this.refund(content);
    return this.close(path.slice(TRADES.length).replace('/close', ''));
  }

  private isSignedByMerchant({ method, target, headers, body }: ApiRequest): boolean {
    const [, mchid, nonce, signature, timestamp, serial] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
    if (mchid !== this.merchantId || serial !== this.merchant.serial || signature === undefined) return false;
    if (!headers['user-agent'] || Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
    const text = `${method}\n${target}\n${timestamp}\n${nonce}\n${body.toString()}\n`;
    return createVerify('RSA-SHA256').update(text).verify(this.merchant.publicKey, signature, 'base64');
  }

  private listCertificates(): ApiAnswer {
    const data = this.certificates.map(({ serial, certificate }) => ({
      serial_no: serial,
      effective_time: inChina(Date.now() - 60_000),
      expire_time: inChina(Date.now() + 86_400_000),
      encrypt_certificate: seal(this.apiV3Key, certificate, 'certificate'),
    }));
    return answer(200, { data });
  }

  private prepay(asked: Omit<SimulatedTransaction, 'trade_state'> & { time_expire: string }): ApiAnswer {
    const { appid, mchid, out_trade_no, attach, amount, payer, time_expire: expires } = asked;
    const fits = /^[\w|*-]{6,32}$/.test(out_trade_no) && attach.length <= 128 && /\+08:00$/.test(expires);
    if (!fits || appid !== this.appId || mchid !== this.merchantId) return refusal(400, 'PARAM_ERROR');
    if (!payer.openid.startsWith('viewer-')) return refusal(400, 'OPENID_MISMATCH');
    const known = this.books.transactions.get(out_trade_no);
    if (known?.trade_state === 'SUCCESS') return refusal(400, 'ORDERPAID');
    if (known?.trade_state === 'CLOSED') return refusal(400, 'ORDER_CLOSED');
    const { total, currency } = amount;
    const fresh = { appid, mchid, out_trade_no, attach, amount: { total, currency }, payer };
    if (!known) this.books.transactions.set(out_trade_no, { ...fresh, trade_state: 'NOTPAY' });
    const prepayId = `wx${randomBytes(17).toString('hex')}`;
    this.books.prepayIds.set(prepayId, out_trade_no);
    return answer(200, { prepay_id: prepayId });
  }

  private showTransaction(number: string): ApiAnswer {
    const transaction = this.books.transactions.get(number);
    return transaction ? answer(200, { ...transaction }) : refusal(404, 'ORDER_NOT_EXIST');
  }

  private close(number: string): ApiAnswer {
    const transaction = this.books.transactions.get(number);
    if (!transaction) return refusal(404, 'ORDER_NOT_EXIST');
    if (transaction.trade_state === 'SUCCESS') return refusal(400, 'ORDERPAID');
    transaction.trade_state = 'CLOSED';
    return answer(204);
  }

  private refund(asked: Pick<SimulatedRefund, 'out_trade_no' | 'out_refund_no' | 'amount'>): ApiAnswer {
    const known = this.books.refunds.get(asked.out_refund_no);
    if (known) return answer(200, known);
    const paid = this.books.transactions.get(asked.out_trade_no);
    if (paid?.trade_state !== 'SUCCESS') return refusal(404, 'RESOURCE_NOT_EXISTS');
    if (asked.amount.total !== paid.amount.total) return refusal(400, 'PARAM_ERROR');
    if (asked.amount.refund > this.books.refundableMinor(asked.out_trade_no)) return refusal(403, 'NOT_ENOUGH');
    const refund: SimulatedRefund = {
      mchid: this.merchantId,
      refund_id: wechatNumber(),
      out_refund_no: asked.out_refund_no,
      out_trade_no: asked.out_trade_no,
      transaction_id: paid.transaction_id ?? '',
      create_time: inChina(this.refundsAtMs ?? Date.now()),
      amount: asked.amount,
      status: this.refundsStartAs,
    };
    this.books.refunds.set(refund.out_refund_no, refund);
    return answer(200, refund);
  }

  private showRefund(number: string): ApiAnswer {
    const refund = this.books.refunds.get(number);
    return refund ? answer(200, refund) : refusal(404, 'RESOURCE_NOT_EXISTS');
  }

  private billAddress(date: string): ApiAnswer {
    const bill = this.billOf(date);
    if (bill === undefined) return refusal(400, 'NO_STATEMENT_EXIST');
    const hash_value = createHash('sha1').update(bill).digest('hex');
    return answer(200, {
      hash_type: 'SHA1',
      hash_value,
      download_url: `${this.url}/v3/billdownload/file?token=${date}`,
    });
  }

  private bill(date: string): ApiAnswer {
    return { status: 200, body: gzipSync(this.billOf(date) ?? '') };
  }

  private billOf(date: string): string | undefined {
    return this.written.has(date) ? this.written.get(date) : billOf(this.books, date);
  }
}

function signed(key: KeyObject, serial: string, body: string, sentAt = Date.now()): Record<string, string> {
  const [timestamp, nonce] = [String(Math.floor(sentAt / 1000)), randomBytes(16).toString('hex')];
  const signature = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`).sign(key, 'base64');
  return {
    'wechatpay-serial': serial,
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signature,
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  };
}
