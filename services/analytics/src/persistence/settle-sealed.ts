import { asService, type Database } from '@shopcast/database';
import { settledProducts } from '../domain/settled-products.js';
import { settledVisits } from '../domain/settled-visits.js';
import { packMoments, unpackMoments } from './packed-moments.js';
import { packProducts, unpackProducts } from './packed-products.js';
import { packVisits, unpackVisits } from './packed-visits.js';

/** What is larger stays in pieces: it would keep the process from everything else for too long. */
const AT_MOST_BYTES = 1024 * 1024;

const SELECT_PIECES = `
  SELECT version, products, visits, moments FROM fold_sealed
  WHERE session_id = $1 AND length(products) + length(visits) + length(moments) BETWEEN 1 AND ${AT_MOST_BYTES}`;

/** Not when it was sealed meanwhile. The version stays: what is said is the same. */
const REPLACE_PIECES = `
  UPDATE fold_sealed SET products = $3, visits = $4, moments = $5
  WHERE session_id = $1 AND version = $2`;

interface PiecesRow {
  readonly version: number;
  readonly products: Buffer;
  readonly visits: Buffer;
  readonly moments: Buffer;
}

/** Says what was sealed of a session in as few changes as there can be. Nobody waits for it; it only saves room. */
export async function settleSealed(database: Database, sessionId: string): Promise<void> {
  const [sealed] = await database.query<PiecesRow>(asService, SELECT_PIECES, [sessionId]);
  if (!sealed) return;
  const products = packProducts(settledProducts(unpackProducts([sealed.products])));
  const visits = packVisits(settledVisits(unpackVisits([sealed.visits])));
  const moments = packMoments(unpackMoments([sealed.moments]));
  await database.query(asService, REPLACE_PIECES, [sessionId, sealed.version, products, visits, moments]);
}
