import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The reference: Node's own HTTP server in a process of its own, parsing a JSON body and answering 201. */
export async function startBareServer(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const child = fork(fileURLToPath(import.meta.url), { env: { ...process.env, SHOPCAST_BARE_SERVER: '1' } });
  const port = await new Promise<number>((resolve) => child.once('message', (message) => resolve(message as number)));
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

if (process.env['SHOPCAST_BARE_SERVER'] === '1') {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as { sessionId: string };
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ orderId: body.sessionId }));
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}
