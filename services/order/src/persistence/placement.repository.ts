import { Injectable } from '@nestjs/common';
import { Database, forAccount, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { decidePlacements } from '../domain/decide-placements.js';
import type { DecidedPlacements, PlacementOutcome, PlacementRequest } from '../domain/placement.js';
import { readMarket } from './market.js';
import { toNewRow } from './order.row.js';
import { retried } from './retried.js';
import { allocationRows, movementRows, savingStock } from './stock-ledger.js';

/** A request with the trace that its facts belong to. */
export type TracedPlacement = PlacementRequest & { readonly traceparent: string | undefined };

/**
 * The only door for new orders. It takes many requests of one account at once, because a hot product is one row:
 * orders, stock, movements and facts of the whole batch are committed together or not at all.
 */
@Injectable()
export class PlacementRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** One outcome per request, in the same order. */
  place(accountId: string, requests: readonly TracedPlacement[]): Promise<readonly PlacementOutcome[]> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const decided = decidePlacements(await readMarket(tx, requests), requests);
        if (decided.movements.length > 0) await this.save(tx, decided, requests);
        return decided.outcomes;
      }),
    );
  }

  private async save(tx: Transaction, decided: DecidedPlacements, requests: readonly TracedPlacement[]): Promise<void> {
    const placed = requests.flatMap((request, index) => {
      const outcome = decided.outcomes[index];
      return outcome?.kind === 'placed' ? [{ request, ...outcome }] : [];
    });
    await tx.query(
      `WITH saved_orders AS (INSERT INTO orders SELECT * FROM json_populate_recordset(NULL::orders, $1::json)),
       ${savingStock('$2', '$3')}
       SELECT`,
      [
        JSON.stringify(placed.map(({ order, request }) => toNewRow(order, request))),
        allocationRows(decided.allocations),
        movementRows(decided.movements),
      ],
    );
    await this.outbox.appendEach(
      tx,
      placed.map(({ fact, atMs, request }) => ({ fact, timeMs: atMs, traceparent: request.traceparent })),
    );
  }
}
