import { Injectable } from '@nestjs/common';
import { PreSaleWindowInvalid } from '../../domain/pre-sale/pre-sale.errors.js';
import type { PreSale } from '../../domain/pre-sale/pre-sale.js';
import { PreSaleStore } from '../../persistence/pre-sale.store.js';

/** A year: whoever pays a deposit wants to know for what. */
const LONGEST_AHEAD_MS = 31_536_000_000;

@Injectable()
export class SetPreSaleHandler {
  constructor(private readonly preSales: PreSaleStore) {}

  /** @throws PreSaleWindowInvalid, ListingNotFound */
  async handle(accountId: string, listingId: string, preSale: PreSale): Promise<PreSale> {
    const { balanceFromMs, balanceUntilMs } = preSale;
    const nowMs = Date.now();
    const lies = nowMs < balanceFromMs && balanceFromMs < balanceUntilMs && balanceUntilMs < nowMs + LONGEST_AHEAD_MS;
    if (!lies) throw new PreSaleWindowInvalid();
    return this.preSales.save(accountId, listingId.toLowerCase(), preSale);
  }
}
