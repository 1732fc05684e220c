import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { currentTraceId, loggerFor } from '@shopcast/telemetry';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problemOf } from './problem.js';

const logger = loggerFor('http');

/** The one place that turns refusals and failures into HTTP answers. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { method, url } = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = problemOf(error, currentTraceId());
    if (problem.status >= 500) logger.error({ err: error, method, path: url.split('?')[0] }, 'a request failed');
    if (reply.sent || reply.raw.headersSent) {
      // A stream broke off in the middle: the connection is all that is left to end.
      reply.raw.destroy();
      return;
    }
    send(reply, problem);
  }
}

/** For what the router refuses before there is a route: an address that is malformed or too long. */
export const answerRouterRefusal = (error: Error, _request: FastifyRequest, reply: FastifyReply): void =>
  send(reply, problemOf(error, currentTraceId()));

function send(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
