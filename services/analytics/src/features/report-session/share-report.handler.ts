import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { SessionRepository } from '../../persistence/session.repository.js';
import { ReportLinks } from './report-links.js';

const HOUR_SECONDS = 3_600;

@Injectable()
export class ShareReportHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly links: ReportLinks,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's */
  async handle(caller: Principal, sessionId: string, hours: number): Promise<{ token: string; expiresAtMs: number }> {
    const session = await this.sessions.get(scopeOf(caller), sessionId);
    const { ticket, expiresAtMs } = this.links.issue(caller, session.sessionId, hours * HOUR_SECONDS);
    return { token: ticket, expiresAtMs };
  }
}
