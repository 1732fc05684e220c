import { Injectable } from '@nestjs/common';
import type { Scope } from '@shopcast/database';
import { SessionNotFound } from '../domain/session.errors.js';
import { type Peer, PeerRepository } from '../persistence/peer.repository.js';
import { SessionRepository } from '../persistence/session.repository.js';
import { Figures } from './figures.js';
import type { SessionFigures } from './session-figures.js';

/** A session, those that it is compared with, and one that somebody chose. */
export interface Comparison {
  readonly figures: SessionFigures;
  readonly peers: readonly Peer[];
  readonly chosen: SessionFigures | undefined;
}

interface Wanted {
  /** How many of the account's last sessions. */
  readonly last: number;
  readonly with?: string;
}

@Injectable()
export class SessionComparison {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly peers: PeerRepository,
    private readonly figures: Figures,
  ) {}

  /** @throws SessionNotFound, also when the scope does not show one of the sessions, or they are of two accounts */
  async of(scope: Scope, sessionId: string, { last, with: chosenId }: Wanted): Promise<Comparison> {
    const session = await this.sessions.get(scope, sessionId);
    if (chosenId !== undefined) {
      const chosen = await this.sessions.get(scope, chosenId);
      // The operator sees both, but nobody compares two accounts.
      if (chosen.accountId !== session.accountId) throw new SessionNotFound(chosenId);
    }
    return {
      figures: await this.figures.of(sessionId),
      peers: await this.peers.lastBefore(scope, session, last),
      chosen: chosenId === undefined ? undefined : await this.figures.of(chosenId),
    };
  }
}
