import { DomainError } from '@shopcast/kernel';

export class ExportedTableUnknown extends DomainError {
  readonly code = 'export.table_unknown';
  readonly kind = 'not_found';
  constructor(tables: readonly string[]) {
    super(`There is no such table; there are ${tables.join(', ')}`, { tables });
  }
}
