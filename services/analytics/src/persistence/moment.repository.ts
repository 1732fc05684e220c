import type { Transaction } from '@shopcast/database';
import type { Moment } from '../domain/moments.js';
import { unpackMoments } from './packed-moments.js';

/** In one statement: minutes that are sealed meanwhile are then seen once, here or there. */
const SELECT_MOMENTS = `
  SELECT moments FROM fold_minute WHERE session_id = $1 AND moments <> ''
  UNION ALL SELECT moments FROM fold_sealed WHERE session_id = $1`;

/** A session second by second, in any order and in pieces; see {@link Moment}. */
export async function readMoments(tx: Transaction, sessionId: string): Promise<Iterable<Moment>> {
  const rows = (await tx.query(SELECT_MOMENTS, [sessionId])) as { readonly moments: Buffer }[];
  return unpackMoments(rows.map(({ moments }) => moments));
}
