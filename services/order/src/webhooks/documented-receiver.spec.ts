import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@shopcast/kernel';
import { newSigningSecret } from './secret-box.js';
import { webhookHeaders } from './webhook-headers.js';

const DOCUMENT = join(import.meta.dirname, '../../../../deploy/docs/webhooks.md');
const example = /```js\n\/\/ receiver\.mjs\n([\s\S]*?)```/.exec(readFileSync(DOCUMENT, 'utf8'))?.[1] ?? '';

/** The example, running as an integrator would run it; it says where it listens because the port is for it to find. */
function startExample(secret: string): { child: ChildProcess; url: Promise<string>; said: () => string } {
  const telling = example.replace(
    '.listen(process.env.PORT);',
    `.listen(0, function () { console.log('port ' + this.address().port) });`,
  );
  const child = spawn(process.execPath, ['--input-type=module', '--eval', telling], {
    cwd: import.meta.dirname,
    env: { ...process.env, WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const url = new Promise<string>((resolve) =>
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const port = /^port (\d+)$/m.exec(said)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}/`);
    }),
  );
  return { child, url, said: () => said };
}

describe('the receiver in deploy/docs/webhooks.md', () => {
  const secret = newSigningSecret();
  const message = {
    messageId: newId(),
    body: JSON.stringify({ type: 'order.paid.v1', data: { orderId: 'the-order' } }),
  };
  let receiver: ReturnType<typeof startExample>;
  let url: string;
  beforeAll(async () => {
    receiver = startExample(secret);
    url = await receiver.url;
  });
  afterAll(() => receiver.child.kill());

  const post = async (headers: Record<string, string>, body = message.body): Promise<number> =>
    (await fetch(url, { method: 'POST', headers, body })).status;

  it('takes what we have signed, with one secret or two, and acts on it once', async () => {
    const headers = webhookHeaders(message, [newSigningSecret(), secret], new Date());

    expect(await post(headers)).toBe(204);
    expect(await post(webhookHeaders(message, [secret], new Date()))).toBe(204);

    expect(receiver.said().match(/order\.paid\.v1 the-order/g)).toHaveLength(1);
  });

  it('refuses what has been changed, signed by others, or sent long ago', async () => {
    const now = new Date();
    const signed = webhookHeaders(message, [secret], now);

    expect(await post(signed, message.body.replace('the-order', 'another'))).toBe(400);
    expect(await post({ ...signed, 'webhook-id': newId() })).toBe(400);
    expect(await post(webhookHeaders(message, [newSigningSecret()], now))).toBe(400);
    expect(await post(webhookHeaders(message, [secret], new Date(now.getTime() - 600_000)))).toBe(400);
    expect(await post({ 'content-type': 'application/json' })).toBe(400);
  });
});
