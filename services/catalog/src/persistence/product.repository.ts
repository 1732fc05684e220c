import { Injectable } from '@nestjs/common';
import { Database, forAccount, type Scope } from '@shopcast/database';
import { type Page, type PageQuery, toPage } from '@shopcast/http';
import type { Product } from '../domain/product.js';
import { ProductNotFound } from '../domain/product.errors.js';
import { newestRows } from './newest-page.js';
import { ProductRow, toProduct } from './product.row.js';

/** The products of an account. Others learn of a product when it is listed, so it publishes no facts of its own. */
@Injectable()
export class ProductRepository {
  constructor(private readonly database: Database) {}

  /** Adding the same product (by id) again changes nothing. */
  async add(product: Product): Promise<void> {
    const values = { ...product, skus: [...product.skus] };
    await this.database.transaction(forAccount(product.accountId), (tx) =>
      tx.createQueryBuilder().insert().into(ProductRow).values(values).orIgnore().execute(),
    );
  }

  /** @throws ProductNotFound */
  async find(scope: Scope, productId: string): Promise<Product> {
    const row = await this.database.transaction(scope, (tx) => tx.findOneBy(ProductRow, { productId }));
    if (!row) throw new ProductNotFound(productId);
    return toProduct(row);
  }

  page(scope: Scope, account: { accountId?: string }, query: PageQuery): Promise<Page<Product>> {
    return this.database.transaction(scope, async (tx) =>
      toPage(await newestRows(tx, ProductRow, account, query), query.limit, toProduct, ({ seq }) => [seq]),
    );
  }
}
