import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { replanSession } from '../../domain/plan-session.js';
import type { Session } from '../../domain/session.js';
import { SessionRepository } from '../../persistence/session.repository.js';

export interface ReplanSession {
  readonly title?: string | undefined;
  readonly plannedStart?: string | undefined;
  readonly plannedEnd?: string | undefined;
}

@Injectable()
export class ReplanSessionHandler {
  constructor(private readonly sessions: SessionRepository) {}

  handle(staff: Staff, sessionId: string, { title, plannedStart, plannedEnd }: ReplanSession): Promise<Session> {
    const change = {
      ...(title !== undefined ? { title } : {}),
      ...(plannedStart !== undefined ? { plannedStartMs: Date.parse(plannedStart) } : {}),
      ...(plannedEnd !== undefined ? { plannedEndMs: Date.parse(plannedEnd) } : {}),
    };
    return this.sessions.change(scopeOf(staff), sessionId, (session, nowMs) => replanSession(session, change, nowMs));
  }
}
