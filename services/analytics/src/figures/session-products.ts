import { Injectable } from '@nestjs/common';
import { explainingWindows } from '../domain/explaining-windows.js';
import { type MeasuredProduct, measureProducts } from '../domain/measure-products.js';
import { ProductRepository } from '../persistence/product.repository.js';
import { Figures } from './figures.js';
import type { SessionFigures } from './session-figures.js';
import { SharedRuns } from './shared-runs.js';

/** A session's products with their numbers; a listing that was never told of has no title. */
export interface ProductFigures {
  readonly figures: SessionFigures;
  readonly products: readonly MeasuredProduct[];
  readonly titles: ReadonlyMap<string, string>;
}

/** Computes them once for all who ask meanwhile; whoever asks must have been let in to the session before. */
@Injectable()
export class SessionProducts {
  private readonly runs = new SharedRuns((sessionId) => this.read(sessionId));

  constructor(
    private readonly figures: Figures,
    private readonly products: ProductRepository,
  ) {}

  of(sessionId: string): Promise<ProductFigures> {
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
