import httpProxy from '@fastify/http-proxy';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { serveDocuments } from './documents.js';
import { type GatewayConfig, type Upstreams, upstreamsOf } from './gateway.config.js';
import { serveHealth } from './health.js';
import { passUpgrades } from './pass-upgrades.js';
import { refusalOf } from './problems.js';
import { serviceFor } from './routes.js';

/**
 * One address for four services: passes requests, event streams and WebSockets on by path. It knows nothing of what
 * passes: credentials, traces and idempotency keys are the services' business.
 */
export async function startGateway(config: GatewayConfig): Promise<FastifyInstance> {
  const upstreams = upstreamsOf(config);
  const gateway = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 4_096 } });
  gateway.setErrorHandler((error, request, reply) => refuse(reply, error, request));
  gateway.setNotFoundHandler((request, reply) => refuse(reply, noSuchRoute(), request));
  serveHealth(gateway, upstreams);
  serveDocuments(gateway, upstreams);
  await passRequests(gateway, upstreams);
  passUpgrades(gateway, upstreams);
  await gateway.listen({ host: config.HOST, port: config.PORT });
  return gateway;
}

async function passRequests(gateway: FastifyInstance, upstreams: Upstreams): Promise<void> {
  await gateway.register(httpProxy, {
    upstream: '',
    routes: ['/*'],
    preHandler: (request, _reply, done) => {
      done(serviceFor(request.url) === undefined ? noSuchRoute() : undefined);
    },
    // An event stream holds its connection for hours, so connections are not limited and bodies have no deadline.
    undici: { connections: null, bodyTimeout: 0, headersTimeout: 60_000 },
    disableRequestLogging: true,
    replyOptions: {
      getUpstream: (request) => upstreams[serviceFor(request.url) ?? 'stream-session'],
      // A service's own 503 goes to the client as it is; who repeats what is the client's decision.
      retryDelay: () => null,
    },
  });
}

const noSuchRoute = (): Error => Object.assign(new Error('There is no such address'), { statusCode: 404 });

function refuse(reply: FastifyReply, error: unknown, request: FastifyRequest): void {
  const problem = refusalOf(error, serviceFor(request.url));
  if (problem.status === 503) void reply.header('retry-after', '1');
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
