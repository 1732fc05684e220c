import { Injectable } from '@nestjs/common';
import { Database, forAccount, type Scope } from '@shopcast/database';
import { type Page, type PageQuery, toPage } from '@shopcast/http';
import type { Brand } from '../domain/brand.js';
import { BrandNotFound } from '../domain/brand.errors.js';
import { BrandRow, toBrand } from './brand.row.js';
import { newestRows } from './newest-page.js';

/** The brands of an account. Nobody is told of them before a product of theirs is listed, so they publish no facts. */
@Injectable()
export class BrandRepository {
  constructor(private readonly database: Database) {}

  /** Adding the same brand (by id) again changes nothing. */
  async add(brand: Brand): Promise<void> {
    await this.database.transaction(forAccount(brand.accountId), (tx) =>
      tx
        .createQueryBuilder()
        .insert()
        .into(BrandRow)
        .values({ ...brand })
        .orIgnore()
        .execute(),
    );
  }

  /** @throws BrandNotFound */
  async find(scope: Scope, brandId: string): Promise<Brand> {
    const row = await this.database.transaction(scope, (tx) => tx.findOneBy(BrandRow, { brandId }));
    if (!row) throw new BrandNotFound(brandId);
    return toBrand(row);
  }

  page(scope: Scope, account: { accountId?: string }, query: PageQuery): Promise<Page<Brand>> {
    return this.database.transaction(scope, async (tx) =>
      toPage(await newestRows(tx, BrandRow, account, query), query.limit, toBrand, ({ seq }) => [seq]),
    );
  }
}
