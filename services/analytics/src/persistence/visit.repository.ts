import { Injectable } from '@nestjs/common';
import { asService, Database, type Transaction } from '@shopcast/database';
import type { VisitChange } from '../domain/first-visit.js';
import { unpackVisits } from './packed-visits.js';

/** In one statement: minutes that are sealed meanwhile are then seen once, here or there. */
const SELECT_VISITS = `
  SELECT visits FROM fold_minute WHERE session_id = $1 AND visits <> ''
  UNION ALL SELECT visits FROM fold_sealed WHERE session_id = $1`;

type VisitRow = { readonly visits: Buffer };

/** Reads viewers' first visits. On the service's behalf: whoever asks must have been let in to the session before. */
@Injectable()
export class VisitRepository {
  constructor(private readonly database: Database) {}

  of(sessionId: string): Promise<Iterable<VisitChange>> {
    return this.database.transaction(asService, (tx) => readVisits(tx, sessionId));
  }
}

/** One by one: all of them unpacked are far more than they are packed. */
export async function readVisits(tx: Transaction, sessionId: string): Promise<Iterable<VisitChange>> {
  const rows = (await tx.query(SELECT_VISITS, [sessionId])) as VisitRow[];
  return unpackVisits(rows.map(({ visits }) => visits));
}
