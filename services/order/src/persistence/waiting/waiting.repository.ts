import { Injectable } from '@nestjs/common';
import { type Fact, type WaitingListLapsed, waitingListLapsed } from '@shopcast/contracts';
import { asService, Database, forAccount, type Transaction } from '@shopcast/database';
import { Outbox } from '@shopcast/event-log';
import { offerKey } from '../../domain/placement.js';
import { orRefused, type Refusal } from '../../domain/refusal.js';
import { StockBook } from '../../domain/stock-book.js';
import { joinWaitingList, placeKey, type WaitingRoom } from '../../domain/waiting/join-waiting-list.js';
import { endOffers } from '../../domain/waiting/offer-units.js';
import { OfferAlreadyAccepted, WaitingEntryNotFound } from '../../domain/waiting/waiting.errors.js';
import type { UnitsOffer, Waiting, WaitingEntry } from '../../domain/waiting/waiting.js';
import { readSessions } from '../market.js';
import { retried } from '../retried.js';
import { sessionClocks } from '../session-clocks.js';
import { lockAllocationsOf, saveStock } from '../stock-ledger.js';
import { UnitOffers } from './unit-offers.js';
import {
  insertEntries,
  readOffers,
  readPlaces,
  readVariants,
  saveEnded,
  toEntry,
  type WaitingRow,
} from './waiting.rows.js';

export type JoinOutcome = { readonly kind: 'in_line'; readonly entry: WaitingEntry } | Refusal;

/** An offer whose time is up. */
export interface DueOffer {
  readonly entryId: string;
  readonly accountId: string;
}

/** Whoever touches places or offers of a variant has locked its allocation first. */
@Injectable()
export class WaitingRepository {
  constructor(
    private readonly database: Database,
    private readonly offers: UnitOffers,
    private readonly outbox: Outbox,
  ) {}

  /** Takes many in at once, in the order of their arrival. One outcome per wish, in the same order. */
  join(accountId: string, wishes: readonly Waiting[]): Promise<readonly JoinOutcome[]> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const room = await openRoom(tx, wishes);
        const entries = new Map(room.entries);
        const joined: Waiting[] = [];
        const outcomes = wishes.map((wish) =>
          orRefused((): JoinOutcome => {
            const entry = joinWaitingList({ ...room, entries }, wish);
            if (entry.entryId === wish.entryId) joined.push(wish);
            entries.set(placeKey(entry), entry);
            return { kind: 'in_line', entry };
          }),
        );
        if (joined.length > 0) await insertEntries(tx, joined);
        return outcomes;
      }),
    );
  }

  /** Gives a place up, with the offer if there is one. Twice is no error. @throws WaitingEntryNotFound, OfferAlreadyAccepted */
  leave(accountId: string, viewerId: string, entryId: string): Promise<WaitingEntry> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const asked = await findEntry(tx, entryId);
        if (!asked || asked.viewerId !== viewerId) throw new WaitingEntryNotFound(entryId);
        await lockAllocationsOf(tx, [asked]);
        const entry = (await findEntry(tx, entryId, 'FOR UPDATE')) ?? asked;
        if (entry.state === 'accepted') throw new OfferAlreadyAccepted(entryId, entry.orderId);
        if (entry.state === 'left' || entry.state === 'lapsed') return entry;
        await this.end(tx, [entry], 'left', Date.now());
        return { ...entry, state: 'left' };
      }),
    );
  }

  /** Ends offers that nobody took up in time; their units go to the next in line, or on sale. */
  lapse(accountId: string, entryIds: readonly string[], nowMs: number): Promise<void> {
    return retried(() =>
      this.database.transaction(forAccount(accountId), async (tx) => {
        const rows: WaitingRow[] = await tx.query(`SELECT * FROM waiting WHERE entry_id = ANY($1::uuid[])`, [entryIds]);
        await lockAllocationsOf(tx, rows.map(toEntry));
        const due = (await readOffers(tx, entryIds)).filter(({ expiresAtMs }) => expiresAtMs <= nowMs);
        if (due.length === 0) return;
        await this.end(tx, due, 'lapsed', nowMs);
        await this.publishLapsed(tx, due, nowMs);
      }),
    );
  }

  async dueAt(wallMs: number, limit: number): Promise<readonly DueOffer[]> {
    const rows = await this.database.query<Pick<WaitingRow, 'entry_id' | 'account_id'>>(
      asService,
      `SELECT entry_id, account_id FROM waiting WHERE state = 'offered' AND expires_at <= $1 ORDER BY expires_at LIMIT $2`,
      [new Date(wallMs), limit],
    );
    return rows.map(({ entry_id: entryId, account_id: accountId }) => ({ entryId, accountId }));
  }

  async nextDueMs(): Promise<number | null> {
    const [row] = await this.database.query<{ next: Date | null }>(
      asService,
      `SELECT min(expires_at) AS next FROM waiting WHERE state = 'offered'`,
    );
    return row?.next?.getTime() ?? null;
  }

  private async end(
    tx: Transaction,
    entries: readonly Waiting[],
    state: 'lapsed' | 'left',
    nowMs: number,
  ): Promise<void> {
    const entryIds = entries.map(({ entryId }) => entryId);
    const offers = await readOffers(tx, entryIds);
    await saveEnded(tx, entryIds, state);
    if (offers.length === 0) return;
    const stock = new StockBook(await lockAllocationsOf(tx, offers));
    endOffers(stock, offers);
    const { allocations, movements } = await this.offers.afterFreeing(tx, stock.entries(), nowMs);
    await saveStock(tx, allocations, movements);
  }

  private async publishLapsed(tx: Transaction, offers: readonly UnitsOffer[], nowMs: number): Promise<void> {
    const sessionMsOf = await sessionClocks(tx, offers);
    await this.outbox.appendEach(
      tx,
      offers.map((offer) => ({ fact: lapsedFact(offer), timeMs: sessionMsOf(offer, nowMs) })),
    );
  }
}

async function openRoom(tx: Transaction, wishes: readonly Waiting[]): Promise<WaitingRoom> {
  const sessions = await readSessions(tx, [...new Set(wishes.map(({ sessionId }) => sessionId))]);
  const variants = await readVariants(tx, wishes);
  const locked = [...(await lockAllocationsOf(tx, wishes)).values()];
  // After the lock, as everything that it guards.
  const entries = await readPlaces(tx, wishes);
  const allocations = new Map(locked.map((one) => [offerKey(one.listingId, one.skuId), one]));
  return {
    sessions,
    variants: new Map(
      variants.map(({ listingId, skuId, isListOpen }) => {
        const key = offerKey(listingId, skuId);
        return [key, { allocation: allocations.get(key), isListOpen }];
      }),
    ),
    entries: new Map(entries.map((entry) => [placeKey(entry), entry])),
  };
}

async function findEntry(
  tx: Transaction,
  entryId: string,
  lock: 'FOR UPDATE' | '' = '',
): Promise<WaitingEntry | undefined> {
  const rows: WaitingRow[] = await tx.query(`SELECT * FROM waiting WHERE entry_id = $1 ${lock}`, [entryId]);
  return rows.map(toEntry)[0];
}

function lapsedFact({ entryId: offerId, ...offer }: UnitsOffer): Fact<WaitingListLapsed> {
  const { accountId, sessionId, viewerId, listingId, skuId, quantity } = offer;
  return waitingListLapsed.of({ accountId, sessionId, viewerId, offerId, listingId, skuId, quantity });
}
