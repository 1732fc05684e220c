import { Injectable } from '@nestjs/common';
import { Database, forAccount, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { decidePlacements, foreseePlacements } from '../domain/decide-placements.js';
import { isFree } from '../domain/order.js';
import type { DecidedPlacements, Market, PlacementOutcome, PlacementRequest } from '../domain/placement.js';
import { lockMarket, readMarket } from './market.js';
import { lockBuyers, saveFirstPurchases } from './buyers.js';
import { type OrderEvent, saveEvents } from './order-event.row.js';
import { toNewRow } from './order.row.js';
import { savePromotions } from './promotions/promotion-ledger.js';
import { retried } from './retried.js';
import { allocationRows, movementRows, savingStock } from './stock-ledger.js';
import { UnitOffers } from './waiting/unit-offers.js';
import { saveAccepted } from './waiting/waiting.rows.js';

/** A request with the trace that its facts belong to. */
export type TracedPlacement = PlacementRequest & { readonly traceparent: string | undefined };

type PlacedHere = Extract<PlacementOutcome, { kind: 'placed' }> & { readonly request: TracedPlacement };

const SAVE = `
  WITH saved_orders AS (INSERT INTO orders SELECT * FROM json_populate_recordset(NULL::orders, $1::json)),
  ${savingStock('$2', '$3')}
  SELECT`;

/**
 * The only door for new orders. It takes many requests of one account at once, because a hot product is one row:
 * orders, stock, movements and facts of the whole batch are committed together or not at all.
 */
@Injectable()
export class PlacementRepository {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly offers: UnitOffers,
  ) {}

  /** One outcome per request, in the same order. */
  place(accountId: string, requests: readonly TracedPlacement[]): Promise<readonly PlacementOutcome[]> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const decided = await decideOn(tx, accountId, await lockMarket(tx, accountId, requests), requests);
        if (decided.movements.length > 0) await this.save(tx, await this.withOffers(tx, decided), requests);
        return decided.outcomes;
      }),
    );
  }

  /**
   * What would become of each request at this moment. Takes and locks nothing: a refusal and a repetition are answers,
   * because they were true after the request had come; "placed" is none, and has to be asked for in earnest.
   */
  foresee(accountId: string, requests: readonly PlacementRequest[]): Promise<readonly PlacementOutcome[]> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) =>
        foreseePlacements(await readMarket(tx, accountId, requests), requests),
      ),
    );
  }

  /** Whoever takes up an offer for less than was offered leaves units to the next in line. */
  private async withOffers(tx: Transaction, decided: DecidedPlacements): Promise<DecidedPlacements> {
    if (decided.accepted.length === 0) return decided;
    await saveAccepted(tx, decided.accepted);
    return this.offers.afterFreeing(tx, decided, Date.now());
  }

  private async save(tx: Transaction, decided: DecidedPlacements, requests: readonly TracedPlacement[]): Promise<void> {
    const placed = requests.flatMap((request, index) => {
      const outcome = decided.outcomes[index];
      return outcome?.kind === 'placed' ? [{ request, ...outcome }] : [];
    });
    await Promise.all([
      tx.query(SAVE, [
        JSON.stringify(placed.map(({ order, request }) => toNewRow(order, request))),
        allocationRows(decided.allocations),
        movementRows(decided.movements),
      ]),
      savePromotions(tx, decided.promotions),
      saveFirstPurchases(tx, decided.firstPurchases),
      saveEvents(tx, placed.flatMap(eventsOf)),
      this.outbox.appendEach(
        tx,
        placed.flatMap(({ facts, atMs, request }) =>
          facts.map((fact) => ({ fact, timeMs: atMs, traceparent: request.traceparent })),
        ),
      ),
    ]);
  }
}

const eventsOf = ({ order, happened, atMs, request: { viewerId, placedAtMs } }: PlacedHere): readonly OrderEvent[] =>
  happened.map((happening) => ({
    order,
    happening,
    actor: { kind: 'viewer', id: viewerId },
    atMs: placedAtMs,
    sessionAtMs: atMs,
  }));

/**
 * Orders that cost nothing are paid in this transaction, so their buyers are locked, as for every payment; only coupons
 * make an order free. Whether there is such an order only deciding tells, so a batch with one is decided again.
 */
async function decideOn(
  tx: Transaction,
  accountId: string,
  market: Market,
  requests: readonly PlacementRequest[],
): Promise<DecidedPlacements> {
  const decided = decidePlacements(market, requests);
  if (!decided.outcomes.some((outcome) => outcome.kind === 'placed' && isFree(outcome.order))) return decided;

  const withCoupons = requests.filter(({ couponIds }) => couponIds.length > 0);
  const locked = await lockBuyers(
    tx,
    accountId,
    withCoupons.map(({ viewerId }) => viewerId),
  );
  const buyers = new Set([...market.promotions.buyers, ...locked]);
  return decidePlacements({ ...market, promotions: { ...market.promotions, buyers } }, requests);
}
