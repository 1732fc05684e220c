import { asService } from '@shopcast/database';
import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { OutboxQuery } from './outbox-rows.js';

const CHANNEL = 'shopcast_outbox';

/** One connection that is told about new facts and, while it holds the lock, makes its relay the only one that sends. */
export interface RelaySession {
  readonly leads: boolean;
  readonly lost: boolean;
  /** On the connection that holds the lock: who has lost the lead can delete nothing any more. */
  readonly query: OutboxQuery;
  close(): Promise<void>;
}

/** Connects, listens, and tries to become the one relay of this outbox. */
export async function openRelaySession(dataSource: DataSource, wake: () => void): Promise<RelaySession> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  let lost = false;
  const onLost = (): void => {
    lost = true;
    wake();
  };
  const onNotification = (): void => wake();
  client.on('error', onLost).on('end', onLost).on('notification', onNotification);
  const close = async (): Promise<void> => {
    client.off('error', onLost).off('end', onLost).off('notification', onNotification);
    await giveBack(runner);
  };
  try {
    await runner.query(`LISTEN ${CHANNEL}`);
    const [lock] = (await runner.query(
      `SELECT pg_try_advisory_lock(hashtext('shopcast.outbox'), hashtext(current_schema())) AS leads,
              set_config('shopcast.principal', '${asService}', false)`,
    )) as [{ leads: boolean }];
    return {
      leads: lock.leads,
      get lost() {
        return lost;
      },
      query: (sql, parameters = []) => runner.query(sql, [...parameters]),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Tells the relay that leads, in whatever process it runs. */
export const notifyRelay = (dataSource: DataSource): Promise<unknown> =>
  dataSource.query(`SELECT pg_notify('${CHANNEL}', current_schema())`);

/** The connection goes back to the pool, so it must keep neither lock nor subscription nor the service's rights. */
async function giveBack(runner: QueryRunner): Promise<void> {
  try {
    if (!runner.isReleased) await runner.query(`DISCARD ALL`);
  } catch {
    // A dead connection holds nothing any more, and the pool has noticed.
  }
  await runner.release();
}
