import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf, Tickets } from '@shopcast/access';
import { refuseOtherSession } from '../../api/bound-token.js';
import { Restrictions } from '../../moderation/restrictions.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import { RecentIds } from '../../room/recent-ids.js';
import { StreamSessionConfig } from '../../stream-session.config.js';

@Injectable()
export class IssueRoomTicketHandler {
  /** Sessions never change their account, so one look is enough when a crowd asks. */
  private readonly known = new RecentIds(1_000);

  constructor(
    private readonly sessions: SessionRepository,
    private readonly restrictions: Restrictions,
    private readonly tickets: Tickets,
    private readonly config: StreamSessionConfig,
  ) {}

  /** @throws SessionNotFound also when it is another account's; NotAllowed for a token of another session; ViewerBanned */
  async handle(principal: Principal, sessionId: string): Promise<{ ticket: string; expiresAtMs: number }> {
    refuseOtherSession(principal, sessionId);
    await this.check(principal, sessionId);
    if (principal.kind === 'viewer') {
      const standing = await this.restrictions.of(principal.accountId);
      standing.refuseBanned({ sessionId, viewerId: principal.viewerId }, Date.now());
    }
    return this.tickets.issue(principal, sessionId, this.config.ROOM_TICKET_SECONDS);
  }

  private async check(principal: Principal, sessionId: string): Promise<void> {
    const pair = `${principal.kind === 'operator' ? 'operator' : principal.accountId}:${sessionId}`;
    if (this.known.has(pair)) return;
    await this.sessions.find(scopeOf(principal), sessionId);
    this.known.add(pair);
  }
}
