import { createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
/** How far the two clocks may be apart, and how long a recorded callback could be played back. */
const TOLERANCE_SECONDS = 300;

/** Who signs: the merchant, with the key of the API certificate that has this serial number. */
export interface Merchant {
  readonly merchantId: string;
  readonly serial: string;
  readonly privateKey: KeyObject;
}

/** What is signed is lines, and the last one ends, too. */
export const linesOf = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

export const signatureOf = (key: KeyObject, text: string): string =>
  createSign('RSA-SHA256').update(text).sign(key, 'base64');

export const newNonce = (): string => randomBytes(16).toString('hex');

/** The `Authorization` header of a request. */
export function authorizationOf(merchant: Merchant, method: string, path: string, body: string, nowMs: number): string {
  const [timestamp, nonce] = [String(Math.floor(nowMs / 1000)), newNonce()];
  const signature = signatureOf(merchant.privateKey, linesOf(method, path, timestamp, nonce, body));
  const parts = {
    mchid: merchant.merchantId,
    nonce_str: nonce,
    signature,
    timestamp,
    serial_no: merchant.serial,
  };
  const listed = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  return `${SCHEME} ${listed.join(',')}`;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The four headers of what WeChat Pay signs: answers and callbacks. */
export interface PlatformSignature {
  readonly serial: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly nonce: string;
}

/** undefined unless all four are there. */
export function platformSignatureIn(headers: Headers): PlatformSignature | undefined {
  const [serial, signature, timestamp, nonce] = ['serial', 'signature', 'timestamp', 'nonce'].map(
    (name) => headers[`wechatpay-${name}`],
  );
  if (typeof serial !== 'string' || typeof signature !== 'string') return undefined;
  if (typeof timestamp !== 'string' || typeof nonce !== 'string') return undefined;
  return { serial, signature, timestamp, nonce };
}

/** Whether the holder of the key has signed exactly these bytes, not long ago. */
export function isSignedBy(
  key: KeyObject,
  { signature, timestamp, nonce }: PlatformSignature,
  body: Buffer,
  nowMs: number,
): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const signed = Buffer.concat([Buffer.from(linesOf(timestamp, nonce)), body, Buffer.from('\n')]);
  return createVerify('RSA-SHA256').update(signed).verify(key, signature, 'base64');
}
