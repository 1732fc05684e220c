import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { type Page, toPage } from '@shopcast/http';
import { timeAndUuid } from '../../api/sort-key.js';
import type { AuditEntry } from '../../domain/moderation/audit-entry.js';
import { type AuditFilter, AuditLog } from '../../persistence/audit-log.js';

export interface EntriesAsked extends AuditFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class ReadAuditLogHandler {
  constructor(private readonly log: AuditLog) {}

  /** @throws RequestInvalid */
  async handle(staff: Staff, { limit, cursor, ...filter }: EntriesAsked): Promise<Page<AuditEntry>> {
    const key = timeAndUuid(cursor);
    const rows = await this.log.list(scopeOf(staff), limit + 1, filter, key && { atMs: key[0], entryId: key[1] });
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ atMs, entryId }) => [atMs, entryId],
    );
  }
}
