import type { FastifyInstance } from 'fastify';
import type { Upstreams } from './gateway.config.js';

const timeoutMs = 2_000;

/** `live`: this process answers. `ready`: all services behind it are ready; the answer says which are not. */
export function serveHealth(gateway: FastifyInstance, upstreams: Upstreams): void {
  gateway.get('/health/live', () => ({ status: 'live' }));
  gateway.get('/health/ready', async (_request, reply) => {
    const checks = await Promise.all(
      Object.entries(upstreams).map(async ([service, url]) => [service, await isReady(url)] as const),
    );
    const ready = checks.every(([, answer]) => answer);
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(checks) };
  });
}

async function isReady(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(timeoutMs) });
    return ok;
  } catch {
    return false;
  }
}
