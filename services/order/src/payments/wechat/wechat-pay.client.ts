import { X509Certificate } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Agent, request } from 'undici';
import { backOffMs } from '../../timing/back-off.js';
import { ProviderUnavailable } from '../payment.errors.js';
import { type PlatformKey, PlatformKeys } from './platform-keys.js';
import { sealedResource, unseal } from './sealed-resource.js';
import { authorizationOf, isSignedBy, type Merchant, platformSignatureIn } from './wechat-pay-signature.js';
import { UnsignedAnswer, WechatPayRefusal } from './wechat-pay.errors.js';

const TIMEOUT_MS = 5_000;
/** A viewer may be waiting: what takes longer is repeated by whoever has asked. */
const ATTEMPTS = 3;
const USER_AGENT = 'shopcast';
const CERTIFICATES = '/v3/certificates';

export interface WechatPayAccess {
  readonly url: string;
  readonly merchant: Merchant;
  readonly apiV3Key: string;
  /** Instead of certificates, for merchants to whom WeChat Pay has given one. */
  readonly publicKey?: PlatformKey | undefined;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const certificateList = Compile(
  Type.Object({
    data: Type.Array(Type.Object({ serial_no: Type.String(), encrypt_certificate: sealedResource })),
  }),
);

/** Speaks to WeChat Pay's API v3: signs what it asks and believes only answers that are signed. */
export class WechatPayClient {
  readonly platformKeys: PlatformKeys;
  private readonly agent = new Agent({ connections: 32, connect: { timeout: TIMEOUT_MS } });

  constructor(private readonly access: WechatPayAccess) {
    const { publicKey } = access;
    this.platformKeys = new PlatformKeys(() => this.certificates(), publicKey ? [publicKey] : []);
  }

  /**
   * Asks until there is an answer, with pauses in between; requests must therefore carry a number of ours.
   * @throws WechatPayRefusal, ProviderUnavailable
   */
  async ask(method: 'GET' | 'POST', path: string, content?: object): Promise<unknown> {
    const { body } = await this.answered(method, path, content, (answer) => this.verify(path, answer));
    return body.length === 0 ? undefined : JSON.parse(body.toString());
  }

  /** A file: its answer is not signed, its hash was in the answer that told the address. */
  async download(url: string): Promise<Buffer> {
    const { pathname, search } = new URL(url);
    const answer = await this.answered('GET', `${pathname}${search}`, undefined, () => Promise.resolve());
    return answer.body;
  }

  stop(): Promise<void> {
    return this.agent.close();
  }

  private async answered(
    method: 'GET' | 'POST',
    path: string,
    content: object | undefined,
    verify: (answer: Answer) => Promise<void>,
  ): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await this.send(method, path, content === undefined ? '' : JSON.stringify(content));
        refuseFailure(answer);
        await verify(answer);
        return answer;
      } catch (error) {
        if (error instanceof WechatPayRefusal) throw error;
        if (attempt === ATTEMPTS) throw new ProviderUnavailable('wechat', error);
        await sleep(backOffMs(attempt - 1));
      }
    }
  }

  private async send(method: 'GET' | 'POST', path: string, body: string): Promise<Answer> {
    const { url, merchant, publicKey } = this.access;
    const answer = await request(`${url}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': USER_AGENT,
        authorization: authorizationOf(merchant, method, path, body, Date.now()),
        ...(publicKey ? { 'wechatpay-serial': publicKey.serial } : {}),
      },
      ...(body === '' ? {} : { body }),
      dispatcher: this.agent,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: Buffer.from(await answer.body.arrayBuffer()),
    };
  }

  private async verify(path: string, { headers, body }: Answer): Promise<void> {
    const signature = platformSignatureIn(headers);
    const key = signature && (await this.platformKeys.keyOf(signature.serial));
    if (!key || !isSignedBy(key, signature, body, Date.now())) throw new UnsignedAnswer(path);
  }

  /**
   * The certificates that sign now. Nobody but WeChat Pay and the merchant can have sealed them; and one of them, or
   * one known before, must have signed the answer.
   */
  private async certificates(): Promise<readonly PlatformKey[]> {
    const answer = await this.send('GET', CERTIFICATES, '');
    refuseFailure(answer);
    const keys = this.unsealed(answer.body);
    const signature = platformSignatureIn(answer.headers);
    const signer = keys.find(({ serial }) => serial === signature?.serial);
    if (!signature || !signer || !isSignedBy(signer.key, signature, answer.body, Date.now()))
      throw new UnsignedAnswer(CERTIFICATES);
    return keys;
  }

  private unsealed(body: Buffer): readonly PlatformKey[] {
    const list: unknown = JSON.parse(body.toString());
    if (!certificateList.Check(list)) throw new Error('The list of certificates has another shape');
    return list.data.map(({ serial_no: serial, encrypt_certificate: sealed }) => {
      const { publicKey: key, validTo } = new X509Certificate(unseal(this.access.apiV3Key, sealed));
      return { serial, key, validToMs: Date.parse(validTo) };
    });
  }
}

/** @throws WechatPayRefusal, or an error that is worth another attempt */
function refuseFailure({ status, body }: Answer): void {
  if (status >= 200 && status < 300) return;
  if (status === 429 || status >= 500) throw new Error(`WeChat Pay answered ${status}`);
  const { code, message } = saidIn(body);
  throw new WechatPayRefusal(status, code ?? String(status), message ?? '');
}

function saidIn(body: Buffer): { code?: string; message?: string } {
  try {
    return JSON.parse(body.toString()) as { code?: string; message?: string };
  } catch {
    return {};
  }
}
