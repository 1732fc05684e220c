import { Injectable } from '@nestjs/common';
import type { DayBook } from '../domain/account-days.js';
import { DayRepository, type DaysWanted, type KeptDays } from '../persistence/day.repository.js';
import { ProductRepository } from '../persistence/product.repository.js';
import { dayOfInstant, daysOf } from './days-of-figures.js';
import { Figures } from './figures.js';
import type { SessionFigures } from './session-figures.js';

type Moving = KeptDays['moving'];

/** What sessions add to days of which nothing final is kept: live ones, and those of which something was folded since. */
@Injectable()
export class MovingDays {
  constructor(
    private readonly figures: Figures,
    private readonly products: ProductRepository,
    private readonly kept: DayRepository,
  ) {}

  /** @returns from when on (epoch ms) one of them may still change its numbers; Infinity: none may */
  async addTo(book: DayBook, moving: Moving, wanted: DaysWanted): Promise<number> {
    let liveFromMs = Infinity;
    // One after the other: many live sessions must not take all connections at once.
    for (const { sessionId } of moving) {
      const figures = await this.figures.of(sessionId);
      if (!figures.final) liveFromMs = Math.min(liveFromMs, figures.session.startedAtMs ?? Infinity);
      await (wanted.of === 'brands' ? this.addBrands(book, figures, wanted) : this.addDays(book, figures, wanted));
    }
    return liveFromMs;
  }

  private addDays(book: DayBook, figures: SessionFigures, { from, to }: DaysWanted): void {
    const { currency } = figures.session;
    for (const { day, parts } of daysOf(figures)) {
      if (day >= from && day <= to) book.add({ day, currency, brandId: null }, parts);
    }
  }

  private async addBrands(book: DayBook, figures: SessionFigures, { from, to }: DaysWanted): Promise<void> {
    const { sessionId, accountId, currency } = figures.session;
    const days = await this.products.daysOf(sessionId, dayOfInstant(figures));
    const brands = await this.kept.brandsOf(accountId, [...new Set(days.map(({ listingId }) => listingId))]);
    for (const { listingId, day, parts } of days) {
      const brandId = brands.get(listingId);
      if (brandId !== undefined && day >= from && day <= to) book.add({ day, currency, brandId }, parts);
    }
  }
}
