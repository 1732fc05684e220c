import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { WechatPayClient } from './wechat-pay.client.js';
import { WechatPayRefusal } from './wechat-pay.errors.js';

const unzipped = promisify(gunzip);
const billAddress = Compile(
  Type.Object({ hash_type: Type.Literal('SHA1'), hash_value: Type.String(), download_url: Type.String() }),
);

/**
 * The trade bill of a day, `yyyy-mm-dd` in China; undefined when nothing was paid on it.
 * @throws WechatPayRefusal while the bill is being written: it is there from ten in the morning of the day after
 */
export async function downloadBill(client: WechatPayClient, date: string): Promise<string | undefined> {
  try {
    const address = await client.ask('GET', `/v3/bill/tradebill?bill_date=${date}&bill_type=ALL&tar_type=GZIP`);
    if (!billAddress.Check(address)) throw new Error('The address of the trade bill has another shape');
    const bill = await unzipped(await client.download(address.download_url));
    const hash = createHash('sha1').update(bill).digest('hex');
    if (hash !== address.hash_value.toLowerCase())
      throw new Error(`The trade bill of ${date} is not what was announced`);
    return bill.toString();
  } catch (error) {
    if (error instanceof WechatPayRefusal && error.code === 'NO_STATEMENT_EXIST') return undefined;
    throw error;
  }
}
