import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { type Page, toPage } from '@shopcast/http';
import { timeAndUuid } from '../../api/sort-key.js';
import type { Restriction } from '../../domain/moderation/restriction.js';
import { type RestrictionFilter, RestrictionRepository } from '../../persistence/restriction.repository.js';

export interface RestrictionsAsked extends RestrictionFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class ListRestrictionsHandler {
  constructor(private readonly repository: RestrictionRepository) {}

  /** @throws RequestInvalid */
  async handle(staff: Staff, { limit, cursor, ...filter }: RestrictionsAsked): Promise<Page<Restriction>> {
    const key = timeAndUuid(cursor);
    const after = key && { imposedAtMs: key[0], restrictionId: key[1] };
    const rows = await this.repository.list(scopeOf(staff), limit + 1, filter, after);
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ imposedAtMs, restrictionId }) => [imposedAtMs, restrictionId],
    );
  }
}
