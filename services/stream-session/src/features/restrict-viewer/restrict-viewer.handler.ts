import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { RequestInvalid } from '@shopcast/http';
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
import { WrittenComments } from '../../moderation/written-comments.js';
import { RestrictionRepository } from '../../persistence/restriction.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';

/** By name, or as the author of a comment: exactly one of them. */
export interface Whom {
  readonly viewerId?: string | undefined;
  readonly commentId?: string | undefined;
}

export type RestrictViewer = Pick<RestrictedViewer, 'kind' | 'sessionId'> & Terms & { readonly whom: Whom };

@Injectable()
export class RestrictViewerHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly repository: RestrictionRepository,
    private readonly restrictions: Restrictions,
    private readonly written: WrittenComments,
  ) {}

  /** @throws RequestInvalid NotAllowed SessionNotFound CommentNotFound RestrictionEndsBeforeItBegins AccountNotFound */
  async handle(staff: Staff, { whom, kind, sessionId, ...terms }: RestrictViewer): Promise<Restriction> {
    refuseBeyondSession(staff, sessionId);
    if (sessionId !== null) await this.sessions.find(scopeOf(staff), sessionId);
    const viewerId = await this.nameOf(staff, whom);
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

  private async nameOf(staff: Staff, { viewerId, commentId }: Whom): Promise<string> {
    if (viewerId !== undefined && commentId === undefined) return viewerId;
    if (viewerId === undefined && commentId !== undefined) return (await this.written.find(staff, commentId)).viewerId;
    throw new RequestInvalid([{ field: 'viewerId', problem: 'either viewerId or commentId must be given' }]);
  }
}
