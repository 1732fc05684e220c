import { Injectable } from '@nestjs/common';
import { Credentials } from '@shopcast/access';
import { asService } from '@shopcast/database';
import { newId } from '@shopcast/kernel';
import { toViewerTokenAnswer, type ViewerTokenAnswer } from '../../api/viewer-token.answer.js';
import { ReplayNotReady, SessionAlreadyEnded } from '../../domain/session.errors.js';
import { SessionRepository } from '../../persistence/session.repository.js';

const TWELVE_HOURS = 43_200;

@Injectable()
export class AdmitGuestHandler {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly credentials: Credentials,
  ) {}

  /** The caller has shown no credentials: all it learns is whether there is such a session. */
  async handle(sessionId: string, to: 'room' | 'replay'): Promise<ViewerTokenAnswer> {
    const { accountId, state } = await this.sessions.find(asService, sessionId);
    if (to === 'room' && state === 'ended') throw new SessionAlreadyEnded(sessionId);
    if (to === 'replay' && state !== 'ended') throw new ReplayNotReady(sessionId);
    const viewerId = `guest-${newId()}`;
    const minted = this.credentials.issueViewerToken({ accountId, viewerId, sessionId, lifetimeSeconds: TWELVE_HOURS });
    return toViewerTokenAnswer(viewerId, minted);
  }
}
