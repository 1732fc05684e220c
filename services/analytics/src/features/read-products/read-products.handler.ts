import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { explainingWindows } from '../../domain/explaining-windows.js';
import { type MeasuredProduct, measureProducts } from '../../domain/measure-products.js';
import { Figures } from '../../figures/figures.js';
import type { SessionFigures } from '../../figures/session-figures.js';
import { SharedRuns } from '../../figures/shared-runs.js';
import { ProductRepository } from '../../persistence/product.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';

/** A session's products with their numbers; a listing that was never told of has no title. */
export interface ProductFigures {
  readonly figures: SessionFigures;
  readonly products: readonly MeasuredProduct[];
  readonly titles: ReadonlyMap<string, string>;
}

@Injectable()
export class ReadProductsHandler {
  private readonly runs = new SharedRuns((sessionId) => this.read(sessionId));

  constructor(
    private readonly sessions: SessionRepository,
    private readonly figures: Figures,
    private readonly products: ProductRepository,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(caller: Principal, sessionId: string): Promise<ProductFigures> {
    await this.sessions.get(scopeOf(caller), sessionId);
    return this.runs.of(sessionId);
  }

  private async read(sessionId: string): Promise<ProductFigures> {
    // How far the numbers are complete first: the products then hold at least that much.
    const figures = await this.figures.of(sessionId);
    const windows = explainingWindows(figures.marks, figures.session);
    const { book, titles } = await this.products.of(figures.session, windows);
    return { figures, products: measureProducts(book, figures.final), titles };
  }
}
