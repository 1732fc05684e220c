/** What the gateway itself answers; all else comes from the services. The same form and codes as theirs (RFC 9457). */
export interface GatewayProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly service?: string;
}

const refusals: Readonly<Record<number, { code: string; title: string }>> = {
  404: { code: 'request.route_unknown', title: 'There is no such address' },
  413: { code: 'request.too_large', title: 'The body is too large' },
  414: { code: 'request.too_large', title: 'The address is too long' },
};
const malformed = { code: 'request.malformed', title: 'The request could not be read' };
/** The request may have been taken or not; with an idempotency key it can be sent again. */
const unavailable = {
  code: 'gateway.service_unavailable',
  title: 'The service behind this address does not answer; try again',
};

/** Fastify's own refusals are 4xx; whatever else goes wrong here is a service that gave no answer. */
export function refusalOf(error: unknown, service: string | undefined): GatewayProblem {
  const { statusCode = 500 } = error as { statusCode?: number };
  if (statusCode >= 500) return { ...problem(503, unavailable), ...(service === undefined ? {} : { service }) };

  return refusals[statusCode] ? problem(statusCode, refusals[statusCode]) : problem(400, malformed);
}

function problem(status: number, { code, title }: { code: string; title: string }): GatewayProblem {
  return { type: `urn:shopcast:problem:${code}`, title, status, code };
}
