import { Injectable } from '@nestjs/common';
import { type Principal, RevokedKeys, scopeOf } from '@shopcast/access';
import { type Observable, takeWhile } from 'rxjs';
import { FiguresFeed } from '../../figures/figures-feed.js';
import type { FiguresUpdate } from '../../figures/session-feed.js';
import { SessionRepository } from '../../persistence/session.repository.js';

@Injectable()
export class WatchSessionMetricsHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly feed: FiguresFeed,
    private readonly revokedKeys: RevokedKeys,
  ) {}

  /** @throws SessionNotFound, also when the session is another account's. Ends when the key is revoked. */
  async handle(caller: Principal, sessionId: string): Promise<Observable<FiguresUpdate>> {
    await this.sessions.get(scopeOf(caller), sessionId);
    return this.feed.watch(sessionId).pipe(takeWhile(() => this.isStillAllowed(caller)));
  }

  private isStillAllowed = (caller: Principal): boolean =>
    caller.kind !== 'staff' || !this.revokedKeys.has(caller.keyId);
}
