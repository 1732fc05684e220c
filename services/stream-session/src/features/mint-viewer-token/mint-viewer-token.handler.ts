import { Injectable } from '@nestjs/common';
import { Credentials, scopeOf, type Staff } from '@shopcast/access';
import { toViewerTokenAnswer, type ViewerTokenAnswer } from '../../api/viewer-token.answer.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { RecentIds } from '../../room/recent-ids.js';

export interface MintViewerToken {
  readonly viewerId: string;
  readonly sessionId?: string | undefined;
  readonly lifetimeSeconds: number;
}

@Injectable()
export class MintViewerTokenHandler {
  /** Sessions never change their account, so one look is enough when a crowd asks. */
  private readonly known = new RecentIds(1_000);

  constructor(
    private readonly sessions: SessionRepository,
    private readonly credentials: Credentials,
  ) {}

  /** @throws SessionNotFound when the token is to be bound to a session that is not the account's */
  async handle(staff: Staff, asked: MintViewerToken): Promise<ViewerTokenAnswer> {
    const { viewerId, lifetimeSeconds } = asked;
    // A token is compared letter by letter with the session that it is shown to.
    const sessionId = asked.sessionId?.toLowerCase();
    if (sessionId !== undefined) await this.check(staff, sessionId);
    const viewer = { accountId: staff.accountId, viewerId, lifetimeSeconds };
    const minted = this.credentials.issueViewerToken(sessionId !== undefined ? { ...viewer, sessionId } : viewer);
    return toViewerTokenAnswer(viewerId, minted);
  }

  private async check(staff: Staff, sessionId: string): Promise<void> {
    const pair = `${staff.accountId}:${sessionId}`;
    if (this.known.has(pair)) return;
    await this.sessions.find(scopeOf(staff), sessionId);
    this.known.add(pair);
  }
}
