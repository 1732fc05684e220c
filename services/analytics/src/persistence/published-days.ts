import type { Transaction } from '@shopcast/database';
import type { ProductDay } from '../domain/product-days.js';
import type { SessionDay } from '../domain/session-days.js';

const KEEP_DAYS = `
  INSERT INTO session_days (session_id, day, account_id, parts)
  SELECT $1, d.day, $2, d.parts FROM jsonb_to_recordset($3) AS d(day date, parts jsonb)`;

const KEEP_PRODUCT_DAYS = `
  INSERT INTO session_product_days (session_id, listing_id, day, account_id, parts)
  SELECT $1, d."listingId", d.day, $2, d.parts
  FROM jsonb_to_recordset($3) AS d("listingId" uuid, day date, parts jsonb)`;

/** What a session adds to its account's days, as it is published. */
export interface PublishedDays {
  readonly days: readonly SessionDay[];
  readonly productDays: readonly ProductDay[];
}

/** Keeps them in place of those that were kept before. */
export async function keepDays(
  tx: Transaction,
  { sessionId, accountId }: { sessionId: string; accountId: string },
  { days, productDays }: PublishedDays,
): Promise<void> {
  await tx.query(`DELETE FROM session_days WHERE session_id = $1`, [sessionId]);
  await tx.query(`DELETE FROM session_product_days WHERE session_id = $1`, [sessionId]);
  await tx.query(KEEP_DAYS, [sessionId, accountId, JSON.stringify(days)]);
  await tx.query(KEEP_PRODUCT_DAYS, [sessionId, accountId, JSON.stringify(productDays.filter(isSomething))]);
}

const isSomething = ({ parts }: ProductDay): boolean => Object.keys(parts).length > 0;
