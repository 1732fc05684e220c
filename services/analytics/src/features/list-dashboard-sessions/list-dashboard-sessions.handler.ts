import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@shopcast/access';
import type { MetricValue } from '@shopcast/contracts';
import { decodeCursor, type Page, RequestInvalid, toPage } from '@shopcast/http';
import { isUUID } from 'class-validator';
import type { LiveSession } from '../../domain/live-session.js';
import { Figures } from '../../figures/figures.js';
import { MeasuresRepository } from '../../persistence/measures.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import type { ListDashboardSessionsQuery } from './list-dashboard-sessions.query.js';

/** A session with its numbers, as the list shows it. */
export interface ListedSession {
  readonly session: LiveSession;
  readonly final: boolean;
  readonly metrics: Readonly<Record<string, MetricValue>>;
}

@Injectable()
export class ListDashboardSessionsHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly measures: MeasuresRepository,
    private readonly figures: Figures,
  ) {}

  async handle(caller: Principal, { limit, cursor, air }: ListDashboardSessionsQuery): Promise<Page<ListedSession>> {
    const rows = await this.sessions.newest(scopeOf(caller), {
      accountId: caller.kind === 'operator' ? undefined : caller.accountId,
      before: sessionIn(cursor),
      air,
      limit: limit + 1,
    });
    const page = toPage(
      rows,
      limit,
      (session) => session,
      ({ sessionId }) => [sessionId],
    );

    const final = await this.measures.finalOf(page.items.map(({ sessionId }) => sessionId));
    const items: ListedSession[] = [];
    // One after the other: a page of live sessions must not take all connections at once.
    for (const session of page.items) items.push(await this.measured(session, final.get(session.sessionId)));
    return { items, nextCursor: page.nextCursor };
  }

  private async measured(session: LiveSession, final: ListedSession['metrics'] | undefined): Promise<ListedSession> {
    if (final) return { session, final: true, metrics: final };
    const figures = await this.figures.of(session.sessionId);
    return { session: figures.session, final: figures.final, metrics: figures.measures };
  }
}

function sessionIn(cursor: string | undefined): string | undefined {
  const sessionId = decodeCursor(cursor)?.[0];
  if (sessionId === undefined || isUUID(sessionId)) return sessionId as string | undefined;
  throw new RequestInvalid([{ field: 'cursor', problem: 'cursor is not one of ours' }]);
}
