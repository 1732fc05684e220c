import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { systemClock } from '@shopcast/kernel';
import { type Commission, setCommission } from '../../domain/commission.js';
import { CommissionRepository } from '../../persistence/commission.repository.js';

export interface SetCommission {
  readonly listingId: string;
  readonly rateBasisPoints: number | null;
}

@Injectable()
export class SetCommissionHandler {
  constructor(private readonly commissions: CommissionRepository) {}

  handle(staff: Staff, { listingId, rateBasisPoints }: SetCommission): Promise<Commission> {
    const nowMs = systemClock.now();
    return this.commissions.change(scopeOf(staff), listingId, (listing, current) =>
      setCommission(listing, current, { rateBasisPoints, nowMs }),
    );
  }
}
