import { Injectable } from '@nestjs/common';
import { scopeOf, type Staff } from '@shopcast/access';
import { requestedId } from '@shopcast/http';
import { planSession } from '../../domain/plan-session.js';
import type { Session } from '../../domain/session.js';
import { AccountRepository } from '../../persistence/account.repository.js';
import { SessionRepository } from '../../persistence/session.repository.js';
import type { PlanSessionBody } from './plan-session.dto.js';

@Injectable()
export class PlanSessionHandler {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
  ) {}

  async handle(staff: Staff, key: string | null, asked: PlanSessionBody): Promise<Session> {
    const scope = scopeOf(staff);
    const { accountId } = await this.accounts.find(scope, staff.accountId);
    const { plannedStart, plannedEnd, title, medium, currency, timeScale } = asked;
    const plan = {
      title,
      medium,
      currency,
      timeScale,
      plannedStartMs: millisOrNull(plannedStart),
      plannedEndMs: millisOrNull(plannedEnd),
    };
    const sessionId = requestedId(accountId, key, { session: plan });
    return this.sessions.plan(scope, planSession(plan, { sessionId, accountId }, Date.now()));
  }
}

const millisOrNull = (instant: string | undefined): number | null =>
  instant === undefined ? null : Date.parse(instant);
