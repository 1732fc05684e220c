import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { Upstreams } from './gateway.config.js';
import { serviceFor } from './routes.js';

/**
 * Joins a client's WebSocket to its service byte by byte, handshake included: the service chooses the sub-protocol,
 * reads the token offered beside it, refuses with its own status and closes with its own code. (The proxy plugin's
 * WebSocket support answers the handshake itself and passes on only the sub-protocol it has chosen.)
 */
export function passUpgrades(gateway: FastifyInstance, upstreams: Upstreams): void {
  const open = new Set<Duplex>();
  gateway.server.on('upgrade', (incoming: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on('error', () => client.destroy());
    const service = serviceFor(incoming.url ?? '');
    if (service === undefined) return refuse(client, 404);

    open.add(client.once('close', () => open.delete(client)));
    passUpgrade(incoming, client, head, upstreams[service]);
  });
  // A server does not close while it has connections, and it no longer counts these as its own.
  gateway.addHook('preClose', async () => open.forEach((client) => client.destroy()));
}

function passUpgrade(incoming: IncomingMessage, client: Duplex, head: Buffer, upstream: string): void {
  const { method = 'GET', url = '/', headers } = incoming;
  const via = [headers['x-forwarded-for'], incoming.socket.remoteAddress].flatMap((hop) => hop ?? []).join(', ');
  const passed: OutgoingHttpHeaders = { ...headers, 'x-forwarded-for': via };
  const outgoing = request(new URL(url, upstream), { method, headers: passed, agent: false });
  outgoing.once('upgrade', (answer, service: Duplex, firstBytes: Buffer) => {
    client.write(headOf(answer));
    join(client, service, head, firstBytes);
  });
  outgoing.once('response', (answer) => {
    client.write(headOf(answer, ['transfer-encoding']));
    answer.pipe(client);
  });
  outgoing.once('error', () => refuse(client, 503));
  client.once('close', () => outgoing.destroy());
  outgoing.end();
}

function join(client: Duplex, service: Duplex, fromClient: Buffer, fromService: Buffer): void {
  service.on('error', () => service.destroy());
  service.once('close', () => client.destroy());
  client.once('close', () => service.destroy());
  if (fromService.length > 0) client.write(fromService);
  if (fromClient.length > 0) service.write(fromClient);
  service.pipe(client).pipe(service);
}

/** The status line and headers as they came; a refusal's body is sent plain and ends with the connection. */
function headOf(answer: IncomingMessage, without: readonly string[] = []): string {
  const lines = [`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`];
  for (let i = 0; i + 1 < answer.rawHeaders.length; i += 2) {
    const name = answer.rawHeaders[i] ?? '';
    if (!without.includes(name.toLowerCase())) lines.push(`${name}: ${answer.rawHeaders[i + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}

const reasons = { 404: 'Not Found', 503: 'Service Unavailable' } as const;

function refuse(client: Duplex, status: keyof typeof reasons): void {
  if (client.writable)
    client.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
