import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import type { Page, PageQuery } from '@shopcast/http';
import type { Commission } from '../../domain/commission.js';
import { CommissionRepository } from '../../persistence/commission.repository.js';

@Injectable()
export class ReadCommissionHandler {
  constructor(private readonly commissions: CommissionRepository) {}

  current(caller: Principal, listingId: string): Promise<Commission> {
    return this.commissions.current(scopeOf(caller), listingId);
  }

  history(caller: Principal, listingId: string, query: PageQuery): Promise<Page<Commission>> {
    return this.commissions.history(scopeOf(caller), listingId, query);
  }
}
