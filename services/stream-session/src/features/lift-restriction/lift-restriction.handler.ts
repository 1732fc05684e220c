import { Injectable } from '@nestjs/common';
import type { Staff } from '@shopcast/access';
import { lift, type Restriction } from '../../domain/moderation/restriction.js';
import { refuseBeyondSession } from '../../moderation/moderators.js';
import { Restrictions } from '../../moderation/restrictions.js';
import { RestrictionRepository } from '../../persistence/restriction.repository.js';

@Injectable()
export class LiftRestrictionHandler {
  constructor(
    private readonly repository: RestrictionRepository,
    private readonly restrictions: Restrictions,
  ) {}

  /** @throws RestrictionNotFound NotAllowed */
  async handle(staff: Staff, restrictionId: string): Promise<Restriction> {
    const { accountId, keyId } = staff;
    const doing = { keyId, atMs: Date.now() };
    const lifted = await this.repository.lift(accountId, restrictionId, doing, (before) => {
      refuseBeyondSession(staff, before.sessionId);
      return lift(before, keyId, doing.atMs);
    });
    await this.restrictions.changed(accountId);
    return lifted;
  }
}
