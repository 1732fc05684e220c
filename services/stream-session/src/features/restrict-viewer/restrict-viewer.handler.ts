import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { newId } from '@shopcast/kernel';
import {
  changeTerms,
  impose,
  isStanding,
  type RestrictedViewer,
  type Restriction,
  type Terms,
} from '../../domain/moderation/restriction.js';
import { refuseBeyondSession } from '../../moderation/moderators.js';
import { Restrictions } from '../../moderation/restrictions.js';
import { RestrictionRepository } from '../../persistence/restriction.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';

export type RestrictViewer = Omit<RestrictedViewer, 'accountId'> & Terms;

@Injectable()
export class RestrictViewerHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly repository: RestrictionRepository,
    private readonly restrictions: Restrictions,
  ) {}

  /** @throws NotAllowed SessionNotFound RestrictionEndsBeforeItBegins AccountNotFound */
  async handle(staff: Staff, { viewerId, kind, sessionId, ...terms }: RestrictViewer): Promise<Restriction> {
    refuseBeyondSession(staff, sessionId);
    if (sessionId !== null) await this.sessions.find(scopeOf(staff), sessionId);
    const { accountId, keyId } = staff;
    const restricted = { accountId, viewerId, kind, sessionId };
    const nowMs = Date.now();
    const restriction = await this.repository.impose(restricted, { keyId, atMs: nowMs }, (before) =>
      before && isStanding(before, nowMs)
        ? changeTerms(before, terms, keyId, nowMs)
        : impose(restricted, terms, { restrictionId: newId(), keyId, nowMs }),
    );
    await this.restrictions.changed(accountId);
    return restriction;
  }
}
