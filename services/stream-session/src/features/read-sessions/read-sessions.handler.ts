import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import { type Page, toPage } from '@shopcast/http';
import { timeAndUuid } from '../../api/sort-key.js';
import type { Session, SessionState } from '../../domain/session.js';
import { SessionRepository } from '../../persistence/session.repository.js';

export interface SessionsAsked {
  readonly state?: SessionState | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

@Injectable()
export class ReadSessionsHandler {
  constructor(private readonly sessions: SessionRepository) {}

  find(caller: Principal, sessionId: string): Promise<Session> {
    return this.sessions.find(scopeOf(caller), sessionId);
  }

  async list(caller: Principal, { state, limit, cursor }: SessionsAsked): Promise<Page<Session>> {
    const key = timeAndUuid(cursor);
    const after = key && { createdAtMs: key[0], sessionId: key[1] };
    const rows = await this.sessions.list(scopeOf(caller), limit + 1, { state, after });
    return toPage(
      rows,
      limit,
      (row) => row,
      ({ createdAtMs, sessionId }) => [createdAtMs, sessionId],
    );
  }
}
