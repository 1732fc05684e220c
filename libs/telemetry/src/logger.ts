import { type Logger, pino } from 'pino';
import { currentTraceId } from './trace-context.js';

export type { Logger };

/**
 * Structured logs, one JSON object a line on stderr (stdout belongs to what a command answers), each with the trace id
 * of the request or event that it belongs to.
 */
const root = pino(
  {
    level: process.env['LOG_LEVEL'] ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    mixin: () => {
      const traceId = currentTraceId();
      return traceId === undefined ? {} : { traceId };
    },
    serializers: { err: briefly, error: briefly },
    redact: ['authorization', 'headers.authorization', 'token', 'key', 'secret'],
  },
  pino.destination({ fd: 2, sync: false }),
);

/** What went wrong and where. Drivers hang statements with their parameters, and so people's data, onto their errors. */
function briefly(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = (error as { code?: unknown }).code;
  const cause = error.cause === undefined ? {} : { cause: briefly(error.cause) };
  return { type: name, ...(code === undefined ? {} : { code }), message, stack, ...cause };
}

/** A logger that names its part of the system: `loggerFor('order.relay')`. */
export const loggerFor = (part: string): Logger => root.child({ part });
