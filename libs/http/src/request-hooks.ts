import { currentTraceId, histogram, withTrace } from '@shopcast/telemetry';
import type { FastifyInstance } from 'fastify';

const seconds = histogram('shopcast_http_request_seconds', 'Time to answer HTTP requests', [
  'method',
  'route',
  'status',
]);

/** Gives each request its trace (from `traceparent`, or a new one) and counts it by route. */
export function installRequestHooks(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const header = request.headers['traceparent'];
    withTrace(Array.isArray(header) ? header[0] : header, () => {
      const traceId = currentTraceId();
      if (traceId !== undefined) void reply.header('x-trace-id', traceId);
      done();
    });
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, never the raw path: ids would make a series each.
    const route = request.routeOptions.url ?? 'unknown';
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    done();
  });
}
