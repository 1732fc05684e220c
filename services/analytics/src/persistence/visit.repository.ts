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

  async of(sessionId: string): Promise<VisitChange[]> {
    const rows = await this.database.query<VisitRow>(asService, SELECT_VISITS, [sessionId]);
    return rows.flatMap(({ visits }) => unpackVisits(visits));
  }
}

/** The same in as few changes as there can be, in an order that does not depend on how they came. */
export async function readSettledVisits(tx: Transaction, sessionId: string): Promise<VisitChange[]> {
  const rows = (await tx.query(SELECT_VISITS, [sessionId])) as VisitRow[];
  const visits = rows.flatMap(({ visits: packed }) => unpackVisits(packed));
  const alike = Map.groupBy(visits, ({ enteredMs, leftMs }) => `${enteredMs} ${leftMs}`);
  return [...alike.values()]
    .map((same) => ({ ...(same[0] as VisitChange), delta: same.reduce((sum, { delta }) => sum + delta, 0) }))
    .filter(({ delta }) => delta !== 0)
    .sort((a, b) => a.enteredMs - b.enteredMs || (a.leftMs ?? Infinity) - (b.leftMs ?? Infinity));
}
