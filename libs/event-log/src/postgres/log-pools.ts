import { loggerFor } from '@shopcast/telemetry';
import pg from 'pg';

const logger = loggerFor('event-log.postgres');

/** Every connection to the log's database acts for a service: accounts never read the log. */
export const connectionTo = (url: string, purpose: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: `event-log.${purpose}`,
  options: '-c shopcast.principal=service',
  connectionTimeoutMillis: 5_000,
  keepAlive: true,
});

/** Few connections on purpose: writes are grouped into one at a time, and reads are short. */
export function openPool(url: string, purpose: 'write' | 'read', max: number): pg.Pool {
  const pool = new pg.Pool({
    ...connectionTo(url, purpose),
    query_timeout: 10_000,
    idleTimeoutMillis: 30_000,
    max,
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle connection to the log was lost'));
  return pool;
}
