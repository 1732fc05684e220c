import { HttpStatus } from '@nestjs/common';
import { DomainError, type ErrorKind } from '@shopcast/kernel';

/** RFC 9457 problem details; `code` is the stable name, `type` the same as a URN. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly traceId?: string;
  readonly [detail: string]: unknown;
}

/** The one table from kinds of refusal to HTTP status codes. */
export const httpStatusOf: Record<ErrorKind, HttpStatus> = {
  malformed: HttpStatus.BAD_REQUEST,
  invalid: HttpStatus.UNPROCESSABLE_ENTITY,
  unauthenticated: HttpStatus.UNAUTHORIZED,
  forbidden: HttpStatus.FORBIDDEN,
  not_found: HttpStatus.NOT_FOUND,
  conflict: HttpStatus.CONFLICT,
  gone: HttpStatus.GONE,
  too_many: HttpStatus.TOO_MANY_REQUESTS,
  unavailable: HttpStatus.SERVICE_UNAVAILABLE,
};

/** What the framework refuses before any of our code runs. */
const frameworkRefusals: Record<number, { code: string; title: string }> = {
  400: { code: 'request.malformed', title: 'The request could not be read' },
  404: { code: 'request.route_unknown', title: 'There is no such address' },
  405: { code: 'request.method_unknown', title: 'This address does not know that method' },
  406: { code: 'request.not_acceptable', title: 'The answer cannot be given in the form asked for' },
  408: { code: 'request.timeout', title: 'The request took too long to arrive' },
  413: { code: 'request.too_large', title: 'The body is too large' },
  414: { code: 'request.too_large', title: 'The address is too long' },
  415: { code: 'request.media_type_unsupported', title: 'Send the body as application/json' },
  431: { code: 'request.too_large', title: 'The headers are too large' },
};

const internal = { code: 'internal.error', title: 'Something went wrong on our side' };

export function problemOf(error: unknown, traceId: string | undefined): Problem {
  const trace = traceId === undefined ? {} : { traceId };
  if (error instanceof DomainError) {
    const status = httpStatusOf[error.kind];
    return { type: urn(error.code), title: error.message, status, code: error.code, ...error.details, ...trace };
  }
  const status = statusOf(error);
  const { code, title } = frameworkRefusals[status] ?? internal;
  return { type: urn(code), title, status, code, ...trace };
}

const urn = (code: string): string => `urn:shopcast:problem:${code}`;

/** Nest's HttpException and Fastify's own errors both tell a status; 4xx ones are refusals, all else is a bug. */
function statusOf(error: unknown): number {
  const { status, statusCode } = (error ?? {}) as { status?: unknown; statusCode?: unknown };
  const told = typeof status === 'number' ? status : typeof statusCode === 'number' ? statusCode : 500;
  return told in frameworkRefusals ? told : 500;
}
