import { Injectable } from '@nestjs/common';
import { Database } from '@shopcast/database';
import { SessionProducts } from '../../figures/session-products.js';
import { SessionRetention } from '../../figures/session-retention.js';
import { dayTables } from './day-tables.js';
import { ExportedTableUnknown } from './export-table.errors.js';
import type { ExportedTable } from './exported-table.js';
import { storedTables } from './stored-tables.js';
import { productTable, retentionTable, windowTable } from './told-tables.js';

/** All tables that can be taken away. */
@Injectable()
export class ExportedTables {
  readonly all: readonly ExportedTable[];

  constructor(database: Database, products: SessionProducts, retentions: SessionRetention) {
    const told = [productTable(products), windowTable(products), retentionTable(retentions)];
    this.all = [...storedTables(database), ...told, ...dayTables(database)];
  }

  /** @throws ExportedTableUnknown */
  named(name: string): ExportedTable {
    const found = this.all.find((table) => table.name === name);
    if (!found) throw new ExportedTableUnknown(this.all.map((table) => table.name));
    return found;
  }
}
