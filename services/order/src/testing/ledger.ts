import { asService } from '@shopcast/database';
import type { ServiceUnderTest } from '@shopcast/testing';
import pg from 'pg';
import type { TestItem } from './shop.js';

/** What the movements of an allocation add up to; it must be what the ledger says. */
export async function movementsOf(
  order: ServiceUnderTest,
  { allocationId }: TestItem,
): Promise<Record<'allocated' | 'reserved' | 'sold', number>> {
  const [row] = await order.database.query<Record<'allocated' | 'reserved' | 'sold', number>>(
    asService,
    `SELECT sum(allocated_by)::int AS allocated, sum(reserved_by)::int AS reserved, sum(sold_by)::int AS sold
     FROM stock_movements WHERE allocation_id = $1`,
    [allocationId],
  );
  return row ?? { allocated: 0, reserved: 0, sold: 0 };
}

/** A connection that may change tables, for breaking things on purpose. */
export const ownerOf = (order: ServiceUnderTest): Promise<pg.Client> => connected(order.databaseUrls.ownerUrl);

/** A connection under the service's own role, which may end the service's connections. */
export const colleagueOf = (order: ServiceUnderTest): Promise<pg.Client> => connected(order.databaseUrls.appUrl);

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
