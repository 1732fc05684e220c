import { Injectable } from '@nestjs/common';
import { type Fact, type WaitingListOffered, waitingListOffered } from '@shopcast/contracts';
import type { Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { StockBook } from '../../domain/stock-book.js';
import { type Allocation, freeUnits, type StockMovement } from '../../domain/stock.js';
import { freedIn, offerUnits } from '../../domain/waiting/offer-units.js';
import type { UnitsOffer } from '../../domain/waiting/waiting.js';
import { sessionClocks } from '../session-clocks.js';
import { readLine, saveOffers } from './waiting.rows.js';

/** A decision's part in the stock, before it is saved. */
export interface StockEntries {
  readonly allocations: readonly Allocation[];
  readonly movements: readonly StockMovement[];
}

const AT_ONCE = 500;

/**
 * Offers units that become free to whoever waits for them, in the very transaction that frees them: there is no moment
 * at which somebody else could have them.
 */
@Injectable()
export class UnitOffers {
  private wake: (expiresAtMs: number) => void = () => undefined;

  constructor(private readonly outbox: Outbox) {}

  /** Tells when the first of the offers made ends; also of offers whose transaction fails afterwards. */
  whenOffered(wake: (expiresAtMs: number) => void): void {
    this.wake = wake;
  }

  /** @param entries what is about to be saved, all of it locked; the answer is to be saved instead */
  async afterFreeing<Entries extends StockEntries>(tx: Transaction, entries: Entries, nowMs: number): Promise<Entries> {
    const freed = freedIn(entries);
    if (freed.length === 0) return entries;
    const stock = new StockBook(new Map(freed.map((allocation) => [allocation.allocationId, allocation])));
    const offers = await this.offerInTurn(tx, stock, freed, nowMs);
    if (offers.length === 0) return entries;

    await saveOffers(tx, offers);
    await this.publish(tx, offers, nowMs);
    this.wake(Math.min(...offers.map(({ expiresAtMs }) => expiresAtMs)));
    const { allocations, movements } = stock.entries();
    const untouched = entries.allocations.filter(
      ({ allocationId }) => !allocations.some((changed) => changed.allocationId === allocationId),
    );
    return {
      ...entries,
      allocations: [...untouched, ...allocations],
      movements: [...entries.movements, ...movements],
    };
  }

  /** The line may be much longer than what there is for it, and is not read further than that. */
  private async offerInTurn(
    tx: Transaction,
    stock: StockBook,
    freed: readonly Allocation[],
    nowMs: number,
  ): Promise<readonly UnitsOffer[]> {
    const offers: UnitsOffer[] = [];
    for (let after = 0; ;) {
      const line = await readLine(tx, freed, { after, limit: AT_ONCE });
      const made = offerUnits(
        stock,
        line.map(({ waiting }) => waiting),
        nowMs,
      );
      offers.push(...made);
      after = line.at(-1)?.place ?? after;
      if (line.length < AT_ONCE || ![...stock.allocations.values()].some((one) => freeUnits(one) > 0)) return offers;
    }
  }

  private async publish(tx: Transaction, offers: readonly UnitsOffer[], nowMs: number): Promise<void> {
    const sessionMsOf = await sessionClocks(tx, offers);
    await this.outbox.appendEach(
      tx,
      offers.map((offer) => ({ fact: offeredFact(offer), timeMs: sessionMsOf(offer, nowMs) })),
    );
  }
}

function offeredFact({ entryId: offerId, expiresAtMs, ...offer }: UnitsOffer): Fact<WaitingListOffered> {
  const { accountId, sessionId, viewerId, listingId, skuId, quantity } = offer;
  const expiresAt = new Date(expiresAtMs).toISOString();
  return waitingListOffered.of({ accountId, sessionId, viewerId, offerId, listingId, skuId, quantity, expiresAt });
}
